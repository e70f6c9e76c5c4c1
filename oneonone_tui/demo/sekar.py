"""Sekar: a mentee from another department, two years into her first job (R22)."""

from __future__ import annotations

from oneonone_tui.demo.script import Meeting, Role
from oneonone_tui.domain.person import Relationship

SEKAR = Role(
    "Sekar Ayu Lestari",
    Relationship.MENTEE,
    "id",
    cadence=21,
    hour=16,
    agenda=(
        ("Kabar", 5, "personal"),
        ("Perkembangan", 15, "career"),
        ("Langkah berikutnya", 10, "plans"),
    ),
    meetings=(
        Meeting(
            75,
            "regular",
            (14, 16, 6),
            """
            Dua tahun sebagai analis data, lulusan statistika dari Yogya
            Senang bagian bercerita dengan angka, takut bagian ditanya balik
            = tujuan: membawakan satu hasil analisis di depan direksi sebelum Maret
            ! kirim contoh presentasi tiga halaman @saya +3d
            ! pilih satu analisis yang layak dibawakan @Sekar 3 minggu lagi
            """,
            asked={"career.known-for": "Karena pendapat saya, bukan cuma karena angkanya."},
            well="Tujuannya jelas dan bisa diukur.",
            score=5,
            next_in=21,
        ),
        Meeting(
            54,
            "regular",
            (5, 17, 9),
            """
            Memilih analisis pelanggan yang berhenti berlangganan
            Draf pertamanya masih 24 halaman, "takut ada yang terlewat"
            Latihan: satu kalimat untuk tiap halaman, sisanya lampiran
            ! ringkas jadi lima halaman @Sekar 2 minggu lagi
            ! kenalkan Sekar dengan Marta @saya 3 minggu lagi
            > cara menjawab kalau belum tahu jawabannya
            """,
            asked={"difficulties.stuck": "Takut salah di depan orang yang lebih tahu."},
            done=(1, 2),
            well="Latihan langsung lebih berguna daripada nasihat.",
            improve="Saya bicara lebih dari separuh waktu.",
            score=3,
            next_in=21,
        ),
        Meeting(
            33,
            "regular",
            (4, 12, 13, 4),
            """
            Lima halaman, dan halaman kedua sangat kuat
            + berani membuang grafik yang paling lama dibuat
            Kalimat cadangan: "Saya belum tahu, besok pagi saya kabari"
            ! coba bawakan di rapat tim sendiri @Sekar 2 minggu lagi
            ! cari jadwal rapat direksi bulan Februari @saya
            """,
            done=(3,),
            moved={4: "3 minggu lagi"},
            well="Lebih banyak bertanya daripada bercerita.",
            score=4,
            next_in=21,
        ),
        Meeting(
            12,
            "regular",
            (6, 14, 5),
            """
            Sudah tampil di rapat tim: dua pertanyaan, satu dijawab keesokan paginya
            + atasannya minta presentasi itu untuk cabang lain
            Gugup hanya di menit pertama
            ! rekam satu latihan penuh @Sekar 3 minggu lagi
            ! beri masukan untuk rekaman itu @saya 4 minggu lagi
            ? apa yang berubah setelah tampil
            """,
            asked={"work.best-moment": 'Waktu bilang "belum tahu" dan tidak ada yang kecewa.'},
            done=(5,),
            well="Dia sendiri yang menyebut kemajuannya.",
            score=5,
            next_in=21,
        ),
    ),
)
