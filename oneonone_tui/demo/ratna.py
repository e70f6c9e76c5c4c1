"""Ibu Ratna: a client who wants it formal, on time and in writing (R26)."""

from __future__ import annotations

from oneonone_tui.demo.script import Meeting, Role
from oneonone_tui.domain.person import Relationship

RATNA = Role(
    "Ratna Wijayakusuma",
    Relationship.CLIENT,
    "id",
    cadence=28,
    hour=11,
    agenda=(
        ("Pembukaan", 5, ""),
        ("Hal dari pihak Ibu Ratna", 15, ""),
        ("Rencana ke depan", 10, "plans"),
    ),
    meetings=(
        Meeting(
            90,
            "regular",
            (6, 14, 9),
            """
            Laporan bulanan diterima, tetapi terlambat dua hari
            Bagian keuangan memerlukan angka per wilayah, bukan per kota
            = laporan dikirim paling lambat tanggal lima
            ! kirim contoh laporan per wilayah @saya +7d
            ! tunjuk satu orang penghubung di keuangan @Ratna 2 minggu lagi
            """,
            well="Keterlambatan diakui lebih dulu, tanpa alasan.",
            score=4,
            next_in=28,
        ),
        Meeting(
            62,
            "regular",
            (4, 16, 8),
            """
            Laporan tepat waktu. Angka wilayah Timur selisih 2,1%
            Sebabnya: tiga cabang pindah wilayah bulan lalu
            ! perbaiki pembagian wilayah @saya jumat
            ! kirim daftar cabang setiap triwulan @Ratna 4 minggu lagi
            + Ibu Ratna menyebut Bayu dengan nama: jawabannya cepat
            """,
            asked={"feedback.keep-doing": "Kabar buruk pun disampaikan lebih awal."},
            done=(1, 2),
            well="Selisihnya dijelaskan dengan satu gambar.",
            score=4,
            next_in=28,
        ),
        Meeting(
            34,
            "regular",
            (3, 13, 2),
            """
            Kontrak berakhir bulan Maret, Ibu Ratna ingin diskusi lebih awal
            Mereka juga melihat satu penyedia lain, disampaikan terus terang
            = usulan kerja sama baru dibicarakan sebelum akhir tahun
            ! siapkan usulan dua pilihan harga @saya 4 minggu lagi
            > rencana kerja sama tahun depan
            """,
            done=(3,),
            improve="Saya belum siap bicara soal harga.",
            score=3,
            next_in=28,
        ),
        Meeting(
            6,
            "regular",
            (5, 12, 9, 3),
            """
            Dua pilihan harga diterima baik, pilihan kedua lebih disukai
            Perlu pelatihan untuk enam staf baru pada bulan Januari
            ! hitung biaya pelatihan enam orang @saya +12d
            ! minta persetujuan direksi atas pilihan kedua @Ratna 3 minggu lagi
            ! tentukan tanggal pelatihan
            """,
            done=(5,),
            well="Datang dengan dua pilihan, bukan satu.",
            score=5,
            next_in=28,
        ),
    ),
)
