"""Bayu: a report I meet every fortnight, good with people, worn down by one project."""

from __future__ import annotations

from oneonone_tui.demo.script import Meeting, Role
from oneonone_tui.domain.person import Relationship

BAYU = Role(
    "Bayu Nugroho",
    Relationship.REPORT,
    "id",
    cadence=14,
    hour=14,
    meetings=(
        Meeting(
            87,
            "regular",
            (6, 13, 6, 4, 3),
            """
            Anak kedua lahir tanggal 3, semua sehat. Masih kurang tidur
            Aplikasi kasir: permintaan dari cabang datang lewat WhatsApp, tidak ada yang mencatat
            ! kumpulkan permintaan cabang di satu papan @Bayu +7d
            ! bicara dengan kepala cabang soal jalur permintaan @saya 2 minggu lagi
            = rapat pagi dipindah ke jam sembilan sampai akhir bulan depan
            """,
            asked={
                "difficulties.focus": "Pesan WhatsApp dari enam cabang, kadang jam sepuluh malam."
            },
            well="Dia cerita soal rumah tanpa ditanya dua kali.",
            improve="Saya terlalu cepat menawarkan solusi.",
            score=4,
            next_in=14,
        ),
        Meeting(
            73,
            "regular",
            (5, 9, 10, 1, 4),
            """
            Papan sudah ada: 43 permintaan, 12 di antaranya sama
            + dia menelepon tiap cabang satu per satu, bukan kirim email
            ! tulis balasan standar untuk permintaan di luar papan @Bayu jumat
            ! cari dana untuk satu tenaga lepas @saya 2 minggu lagi
            Kepala cabang setuju, asalkan ada jawaban dalam dua hari
            """,
            done=(1, 2),
            well="Angkanya jelas, jadi obrolannya juga jelas.",
            improve="Pengembangan diri cuma satu menit. Jangan jadi kebiasaan.",
            score=4,
            next_in=14,
        ),
        Meeting(
            59,
            "coaching",
            (3, 5, 12, 11, 7),
            """
            Cabang Bekasi tetap kirim permintaan langsung ke Bayu
            "Kalau saya tidak jawab, mereka bilang kantor pusat tidak peduli"
            Pilihan: jawab satu kali seminggu · minta Rani yang jawab · biarkan saja
            = Senin dan Kamis jam dua, di luar itu tidak dijawab
            ! kabari cabang Bekasi soal dua jam itu @Bayu besok
            """,
            asked={
                "coaching.first-step": "Dua jam tetap tiap minggu. Yang penting pasti, bukan cepat."
            },
            done=(3,),
            moved={4: "3 minggu lagi"},
            well="Dia yang menemukan jalannya, saya cuma bertanya.",
            score=5,
            next_in=14,
        ),
        Meeting(
            45,
            "regular",
            (5, 10, 6, 7, 3),
            """
            Bekasi sempat marah seminggu, sekarang tenang
            + papan turun dari 43 ke 17
            ## Pengembangan diri
            Ingin belajar memimpin proyek, bukan cuma mengerjakan
            ! daftarkan Bayu ke pelatihan fasilitasi @saya 2 minggu lagi
            ! pilih satu proyek kecil untuk dipimpin sendiri @Bayu
            """,
            asked={
                "work.proud-of": "Bekasi. Pertama kali saya bilang tidak, dan semua baik-baik saja."
            },
            done=(5,),
            well="Pengembangan diri dibahas lebih dulu.",
            score=4,
            next_in=14,
        ),
        Meeting(
            31,
            "regular",
            (4, 15, 5, 1, 3),
            """
            Rilis kasir mundur dua minggu, printer struk tidak cocok dengan versi baru
            Suaranya datar hari ini, jawabannya pendek
            ! pinjam dua printer dari gudang @Bayu +5d
            ! jelaskan jadwal baru ke kepala cabang @saya besok
            = tidak ada lembur akhir pekan untuk rilis ini
            """,
            asked={"difficulties.load": "Berat. Bukan jumlahnya, tapi semuanya menunggu saya."},
            done=(6,),
            dropped={4: "anggaran tahun ini sudah ditutup"},
            well="Keputusan soal lembur membuatnya lega.",
            improve="Saya melihat dia lelah, tapi baru bertanya di menit terakhir.",
            score=3,
            next_in=14,
        ),
        Meeting(
            17,
            "feedback",
            (3, 4, 13, 11, 6),
            """
            ->+ telepon ke enam cabang sebelum rilis: semua orang jadi tahu apa yang akan berubah
            -> integrasi printer mentok dua hari tanpa kabar: cabang menunggu untuk hal yang salah
            = mentok lebih dari setengah hari, langsung kabari

            <- menambah pekerjaan waktu laptop sudah ditutup: rapatnya tidak pernah selesai
            ! tidak ada permintaan baru di sepuluh menit terakhir @saya
            ! latih Rani untuk papan cabang @Bayu 2 minggu lagi
            ! tulis langkah uji printer struk @Bayu +7d
            ? bagaimana Rani di minggu pertama
            """,
            asked={"feedback.harder": "Menambah hal baru waktu saya sudah menutup laptop."},
            done=(8, 9),
            well="Dua arah, dan dua-duanya pakai contoh.",
            improve="Ruang rapatnya berisik.",
            score=4,
            next_in=14,
        ),
    ),
    waiting=("jadwal cuti akhir tahun",),
)
