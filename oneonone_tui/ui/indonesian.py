"""The interface in Indonesian."""

# One word for one thing, the same as in the recap (share/recap.py):
#   session sesi · action item tindak lanjut, in one word tindakan · promised dijanjikan
#   owner PIC (the recap spells it out: penanggung jawab) · me saya, them dia
#   date tanggal, due tenggat, overdue telat, carried terbawa · open terbuka
#   done selesai, dropped dibatalkan, kept tetap, to park tunda, to undo urungkan
#   topic topik · question pertanyaan, asked ditanyakan, opener pembuka · notes catatan
#   board beranda, archived arsip · triage tinjauan awal · wrap-up penutup, read back baca ulang
#   recap rekap · evaluation evaluasi, score nilai · field isian · key tombol
# The reader is kamu. The interface says tidak; only the questions, which are spoken, say nggak.

CATALOGUE: dict[str, str] = {
    # Days
    "today": "hari ini",
    "tomorrow": "besok",
    "yesterday": "kemarin",
    "Mon": "Sen",
    "Tue": "Sel",
    "Wed": "Rab",
    "Thu": "Kam",
    "Fri": "Jum",
    "Sat": "Sab",
    "Sun": "Min",
    "Jan": "Jan",
    "Feb": "Feb",
    "Mar": "Mar",
    "Apr": "Apr",
    "May": "Mei",
    "Jun": "Jun",
    "Jul": "Jul",
    "Aug": "Agu",
    "Sep": "Sep",
    "Oct": "Okt",
    "Nov": "Nov",
    "Dec": "Des",
    # Who someone is, and who promised
    "report": "anggota tim",
    "manager": "atasan",
    "peer": "rekan kerja",
    "mentor": "mentor",
    "mentee": "mentee",
    "student": "murid",
    "client": "klien",
    "other": "lainnya",
    "me": "saya",
    "them": "dia",
    # Topics of the questions
    "work": "pekerjaan",
    "plans": "rencana",
    "difficulties": "kendala",
    "career": "karier",
    "collaboration": "kerja sama",
    "ideas": "ide",
    "personal": "pribadi",
    # Whether it is on disk
    "saved": "tersimpan",
    "saving": "menyimpan",
    "not saved": "belum tersimpan",
    "NOT SAVED": "BELUM TERSIMPAN",
    # Board
    "People": "Orang",
    "Archived": "Arsip",
    "Name": "Nama",
    "Relationship": "Peran",
    "Last met": "Terakhir",
    "Next": "Berikutnya",
    "Open": "Terbuka",
    "first time": "pertama kali",
    "{n} overdue": "{n} telat",
    "▸ resume {clock}": "▸ lanjut {clock}",
    "{name} is archived; v shows the archived, x there takes back.": (
        "{name} diarsipkan. v membuka arsip, lalu x mengembalikannya."
    ),
    "{name} is back on the board.": "{name} sudah kembali ke beranda.",
    "Nobody is archived. Press v to go back.": "Arsip masih kosong. Tekan v untuk kembali.",
    "Nobody is here yet.": "Belum ada siapa-siapa di sini.",
    "Press a to add the first person you have 1-on-1s with.": (
        "Tekan a untuk menambahkan orang pertama yang akan kamu ajak 1-on-1."
    ),
    # Board, beside it
    "every {n} days": "tiap {n} hari",
    "Last time": "Sesi terakhir",
    "well": "bagus",
    "improve": "perlu dibenahi",
    "Waiting for the next session": "Menunggu sesi berikutnya",
    # Person form
    "New person": "Orang baru",
    "Edit person": "Ubah data orang",
    "They are my": "Bagi saya, dia",
    "Language": "Bahasa",
    "We meet every": "Bertemu tiap",
    "2w, 10d, 1m; empty: as usual": "2 minggu, 1 bulan; kosong: standar",
    "A name, please.": "Isi namanya dulu, ya.",
    "How often? For example 7d, 2w, 2 minggu or 1m.": (
        "Seberapa sering? Misalnya 10 hari, 2 minggu, atau 1 bulan."
    ),
    # Choosing
    "1-on-1 with {name}": "1-on-1 dengan {name}",
    "Who is meant by “{name}”?": "Siapa yang kamu maksud dengan “{name}”?",
    # Triage
    "What was promised": "Yang sudah dijanjikan",
    "All gone through. Enter begins the session.": (
        "Semua sudah ditinjau. Tekan Enter untuk memulai sesi."
    ),
    "done": "selesai",
    "dropped": "dibatalkan",
    "new date": "tanggal baru",
    "kept": "tetap",
    # Time and talk
    "paused": "dijeda",
    "{n} minutes left; ^g goes on, F12 wraps up.": (
        "Sisa {n} menit. ^g lanjut topik, F12 ke penutup."
    ),
    "You have talked {share} % of the time; {target} % was meant.": (
        "Kamu bicara {share} % dari waktu; maunya {target} %."
    ),
    "Status takes over a third of the time; ^\\ or ⇧F2 parks it.": (
        "Status memakan lebih dari sepertiga waktu. ^\\ atau ⇧F2 menunda."
    ),
    "Put off to next time: {topic}": "Ditunda ke sesi berikutnya: {topic}",
    "No topic is on; F2 and Enter take one up.": (
        "Belum ada topik berjalan. F2 lalu Enter memilihnya."
    ),
    # Pulse
    "mood": "suasana",
    "energy": "energi",
    "load": "beban",
    "How they seem": "Kondisinya",
    "Mood, energy, load, 1 to 5: e.g. 4 3 2": ("Suasana, energi, beban, 1–5: mis. 4 3 2"),
    # Agenda
    "Agenda": "Agenda",
    "status": "status",
    "No topics. Press a to add one.": "Belum ada topik. Tekan a untuk menambah.",
    "New topic": "Topik baru",
    "Topic": "Topik",
    "next time": "ditunda",
    "The agenda is through. F12 wraps up.": "Agenda sudah habis. Tekan F12 untuk penutup.",
    # Question
    "Question": "Pertanyaan",
    "Opener": "Pembuka",
    "depth {n}": "kedalaman {n}",
    "Say it, then ^r. ^n goes to the first question.": (
        "Sampaikan, lalu tekan ^r. Tekan ^n untuk pertanyaan pertama."
    ),
    "said": "sudah disampaikan",
    "asked": "sudah ditanyakan",
    "last asked {day}": "terakhir ditanyakan {day}",
    "Answer": "Jawaban",
    "No question is shown yet: ^n brings one.": (
        "Belum ada pertanyaan. Tekan ^n untuk menampilkannya."
    ),
    "There is no question bank to draw from.": "Belum ada bank pertanyaan yang bisa dipakai.",
    "No question fits this person and this type of session.": (
        "Tidak ada pertanyaan yang cocok untuk orang dan jenis sesi ini."
    ),
    "Only deep questions fit, and no session begins with one.": (
        "Yang cocok hanya pertanyaan mendalam, dan sesi tidak dibuka dengan itu."
    ),
    "Every question that fits has had its turn today.": (
        "Semua pertanyaan yang cocok sudah dapat giliran hari ini."
    ),
    "Nothing more on this topic today; t chooses another.": (
        "Topik ini sudah habis hari ini. Tekan t untuk memilih yang lain."
    ),
    "There was no question before this one.": "Tidak ada pertanyaan sebelum ini.",
    "Questions about …": "Pertanyaan tentang …",
    "any topic": "topik apa saja",
    "only {topic}": "hanya {topic}",
    "1 question left": "sisa 1 pertanyaan",
    "{n} questions left": "sisa {n} pertanyaan",
    "sensitive": "sensitif",
    "pinned": "disematkan",
    "snoozed": "ditunda",
    "never": "tidak lagi",
    "Pinned: it comes first until it is asked.": (
        "Disematkan: muncul paling awal sampai ditanyakan."
    ),
    "Not pinned.": "Tidak disematkan lagi.",
    "It comes back from {day} on; u undoes.": (
        "Muncul lagi mulai {day}. Tekan u untuk mengurungkan."
    ),
    "It will not come up with {name} again; u undoes.": (
        "Tidak akan muncul lagi untuk {name}. Tekan u untuk mengurungkan."
    ),
    "It may come up like any other.": "Bisa muncul lagi seperti yang lain.",
    "Find a question": "Cari pertanyaan",
    "a few words of it, or a topic": "beberapa kata di dalamnya, atau topiknya",
    "{n} found": "{n} ditemukan",
    "No question has these words.": "Tidak ada pertanyaan dengan kata itu.",
    # Why a question
    "You looked it up, or it had its turn before.": (
        "Kamu yang mencarinya, atau tadi sudah dapat giliran."
    ),
    "You pinned it for {name}.": "Kamu menyematkannya untuk {name}.",
    "It is the last one left.": "Tinggal ini yang tersisa.",
    "It is the last one left on this topic.": "Tinggal ini yang tersisa di topik ini.",
    "All that fits was asked in the last {n} days, this one longest ago: {day}.": (
        "Semua yang cocok sudah ditanyakan dalam {n} hari; yang ini paling lama: {day}."
    ),
    "You two have not come to {topic} yet.": "Kalian belum pernah membahas {topic}.",
    "The last session did not come to {topic}.": "Sesi terakhir tidak membahas {topic}.",
    "The last {n} sessions did not come to {topic}.": ("{n} sesi terakhir tidak membahas {topic}."),
    "{name} has never been asked this.": "{name} belum pernah ditanya ini.",
    "It has rested since {day}.": "Terakhir ditanyakan {day}; sudah cukup lama.",
    # Open items of everyone
    "Open items": "Yang masih terbuka",
    "Nothing is open here.": "Tidak ada yang terbuka di sini.",
    "Everyone": "Semua orang",
    "Whose items?": "Milik siapa?",
    "only mine": "hanya milik saya",
    "only theirs": "hanya milik mereka",
    "only overdue": "hanya yang terlambat",
    "Open items of everyone": "Yang masih terbuka dari semua orang",
    "All open action items, over everyone": "Semua tindak lanjut yang masih terbuka",
    "Mine": "Milik saya",
    "Only what I promised, or everything": "Hanya janji saya, atau semua",
    "Theirs": "Milik mereka",
    "Only what others promised, or everything": "Hanya janji orang lain, atau semua",
    "Late": "Terlambat",
    "Only what is overdue, or everything": "Hanya yang terlambat, atau semua",
    "Person": "Orang",
    "Only what is between one person and me": "Hanya antara satu orang dan saya",
    "Back to the board": "Kembali ke beranda",
    "Note": "Catatan",
    "Note something about it": "Beri catatan",
    # Notes
    # Shield
    "Shield": "Tabir",
    "Hide what is private, or show it": "Sembunyikan yang pribadi, atau tampilkan lagi",
    "Shielded. F9 shows it again.": "Tabir tertutup. F9 membukanya lagi.",
    "SHIELDED": "BERTABIR",
    "F9 takes the shield away first; F4 goes to the notes.": (
        "Buka tabirnya dulu dengan F9; F4 ke catatan bersama."
    ),
    "Your private notes are kept; F4 goes to the notes.": (
        "Catatan pribadimu tersimpan; F4 ke catatan bersama."
    ),
    "Next 1-on-1": "1-on-1 berikutnya",
    # Off the record
    "Off the record": "Di luar catatan",
    "Type what is never kept; again, it is forgotten": (
        "Ketik yang tidak pernah disimpan; sekali lagi, dilupakan"
    ),
    "forgotten when you leave it": "dilupakan begitu ditinggalkan",
    "Off the record: F10 ends it first.": "Sedang di luar catatan: akhiri dulu dengan F10.",
    "off the record": "di luar catatan",
    "{n} min off the record": "{n} menit di luar catatan",
    # Private notes
    "Private notes": "Catatan pribadi",
    "Notes for nobody but you; again, the notes of both": (
        "Catatan untukmu sendiri; sekali lagi, catatan bersama"
    ),
    "Notes": "Catatan",
    "Too long for the notes: 2,000 characters in a line, 256 KB in all.": (
        "Terlalu panjang. Batas catatan: 2.000 karakter per baris, total 256 KB."
    ),
    "action item: who does what by when": "tindak lanjut: siapa, apa, kapan",
    "→ to be asked next time": "→ ditanyakan di sesi berikutnya",
    "→ put off to next time": "→ ditunda ke sesi berikutnya",
    "→ a win": "→ kabar baik",
    "→ a decision": "→ keputusan",
    "Everything is saved as you type.": "Semua langsung tersimpan saat kamu mengetik.",
    # Action items
    "Action items": "Tindak lanjut",
    "{n} open": "{n} terbuka",
    "overdue {n}d": "telat {n} hari",
    "carried {n}": "terbawa {n}x",
    "no date": "belum ada tanggal",
    "Nothing promised yet. Press ^t or a to add.": (
        "Belum ada yang dijanjikan. Tekan ^t atau a untuk menambah."
    ),
    "Who does what by when": "Siapa, apa, kapan",
    "Action item": "Tindak lanjut",
    "nobody yet (@me, @them)": "siapa? (@saya, @dia)",
    "no date yet (fri, +3d)": "kapan? (jumat, lusa)",
    "no date I know: {words}": "tanggal tidak dikenali: {words}",
    "What is promised? Write it before the owner and the date.": (
        "Apa yang dijanjikan? Tulis sebelum PIC dan tanggal."
    ),
    "Due: fri, besok, +3d, 2026-12-01": "Tenggat: jumat, lusa, 1/12, 2026-12-01",
    "Not a date I know. Try: fri, jumat, +3d, in 2 weeks, 2026-12-01": (
        "Tanggal tidak dikenali. Coba: jumat, lusa, 1/12, 2026-12-01"
    ),
    "Why is it dropped?": "Kenapa dibatalkan?",
    "A word on why, so that it is not asked again.": (
        "Tulis alasannya sedikit, supaya tidak ditanyakan lagi."
    ),
    "Nothing to take back.": "Tidak ada yang bisa diurungkan.",
    # Wrap-up
    "Read back": "Baca ulang",
    "^g when both agree": "^g kalau sudah sepakat",
    "agreed {time}": "disepakati {time}",
    "It has changed: ^g says that both agree again.": (
        "Ada yang berubah: ^g menandai bahwa kalian sepakat lagi."
    ),
    "each with owner and date": "PIC/tanggal lengkap",
    "{n} without owner or date": "{n} tanpa PIC/tanggal",
    "Evaluation": "Evaluasi",
    "only for you": "hanya untukmu",
    "Went well": "Yang bagus",
    "To improve": "Perlu dibenahi",
    "Score": "Nilai",
    "Next on": "Berikutnya",
    "Recap": "Rekap",
    "what both may read": "boleh dibaca kalian berdua",
    "Copied; ^r again copies text for a chat, ^o saves a file.": (
        "Tersalin; ^r lagi: teks untuk chat, ^o: simpan ke file."
    ),
    "Copied as text for a chat; ^r again: Markdown, ^o: a file.": (
        "Tersalin sebagai teks chat; ^r lagi: Markdown, ^o: file."
    ),
    "Save as": "Simpan sebagai",
    "A file name, please.": "Isi nama filenya dulu, ya.",
    "Recap saved as {name}.": "Rekap tersimpan sebagai {name}.",
    "config.yaml forbids the clipboard; ^o saves a file.": (
        "config.yaml melarang clipboard; simpan dengan ^o."
    ),
    "Markdown · ^o again: a page to print": "Markdown · ^o lagi: halaman cetak",
    "A page to print · ^o again: text for a chat": "Halaman cetak · ^o lagi: teks untuk chat",
    "Text for a chat · ^o again: dates for a calendar": "Teks untuk chat · ^o lagi: kalender",
    "Dates for a calendar · ^o again: Markdown": "Tanggal untuk kalender · ^o lagi: Markdown",
    "The name ends in .md, .html, .txt or .ics.": (
        "Akhiran nama file: .md, .html, .txt, atau .ics."
    ),
    "No next date and no open action item yet.": (
        "Belum ada tanggal berikutnya atau tindak lanjut."
    ),
    # Prepare
    "To know": "Perlu diketahui",
    "space reads on": "spasi lanjut membaca",
    "The last three sessions were all ad hoc: a regular one is missing.": (
        "Tiga sesi terakhir semuanya dadakan: sesi rutinnya terlewat."
    ),
    "and {n} more": "dan {n} lagi",
    "Not touched lately": "Lama tidak dibahas",
    "{n} sessions ago": "{n} sesi lalu",
    "not yet": "belum pernah",
    "Nothing is open, and nothing was written down yet.": (
        "Tidak ada yang terbuka, dan belum ada yang dicatat."
    ),
    "Next session": "Sesi berikutnya",
    "g sets it": "tekan g untuk mengisi",
    "First question": "Pertanyaan pertama",
    "carried": "terbawa",
    # Goals
    "Goals": "Sasaran",
    "Goals of {name}": "Sasaran {name}",
    "No goal yet. Press a to write one down.": "Belum ada sasaran. Tekan a untuk menambah.",
    "none yet; l writes one down": "belum ada; tekan l untuk menambah",
    "given up": "dilepas",
    "on track": "sesuai rencana",
    "at risk": "berisiko",
    "reached": "tercapai",
    "not looked at yet": "belum ditinjau",
    "until {day}": "sampai {day}",
    "Measure": "Ukuran",
    "how you both will see it": "tanda bahwa sasaran tercapai",
    "Until": "Sampai",
    "6 months, 2027-06-01; empty: open": "6 bulan lagi, 2027-06-01; kosong: bebas",
    "Strengths": "Kekuatan",
    "what helps": "yang membantu",
    "Gaps": "Kekurangan",
    "what is missing": "yang masih kurang",
    "Introductions": "Perkenalan",
    "whom to meet": "siapa yang perlu ditemui",
    "What is the goal?": "Apa sasarannya?",
    "How does it stand? t, r or d says it first.": "Bagaimana keadaannya? Tekan t, r, atau d dulu.",
    "How it stands": "Bagaimana keadaannya",
    # Expectations
    "Expectations": "Harapan",
    "{n} to agree": "{n} belum disepakati",
    "Nothing is expected yet. Press a to write it down.": (
        "Belum ada harapan yang dicatat. Tekan a untuk menambah."
    ),
    "What is expected, and of whom?": "Apa yang diharapkan, dan dari siapa?",
    "Why it matters": "Kenapa ini penting",
    # Card
    "Card of {name}": "Kartu {name}",
    "Background": "Latar",
    "where they come from": "dari mana asalnya, pernah di mana",
    "Style": "Gaya",
    "how they like to work and talk": "cara kerja dan bicara yang disukai",
    "Recognition": "Apresiasi",
    "how they like to be thanked": "cara diapresiasi yang disukai",
    "Facts": "Fakta",
    "names, dates, plans that matter": "nama, tanggal, rencana penting",
    "any key closes it": "tombol apa pun menutupnya",
    "Nothing is noted about them yet; c on the board does that.": (
        "Belum ada catatan tentang orang ini; tekan c di beranda."
    ),
    # Keys: where they work
    "Everywhere": "Di mana saja",
    "Board": "Beranda",
    "Prepare, and the agenda's keys for its topics": (
        "Persiapan, dengan tombol agenda untuk topiknya"
    ),
    "Live, also while typing": "Selama sesi, juga saat mengetik",
    "Triage": "Tinjauan awal",
    "Wrap-up": "Penutup",
    "Forms": "Formulir",
    # Keys: everywhere
    "Keys": "Tombol",
    "Every key that works here": "Semua tombol yang bisa dipakai di sini",
    "Quit": "Keluar",
    "Leave; everything is kept": "Keluar; semua tetap tersimpan",
    "Ctrl+q leaves; everything is kept.": "Ctrl+q untuk keluar; semua tetap tersimpan.",
    "Theme": "Tema",
    "Other colours, until you quit": "Ganti warna, sampai kamu keluar",
    # Keys: board
    "Start": "Mulai",
    "Start at once, or resume": "Langsung mulai, atau lanjutkan",
    "Prepare": "Siapkan",
    "Prepare a session, or resume it": "Siapkan sesi, atau lanjutkan",
    "Begin the session": "Mulai sesinya",
    "Type": "Jenis",
    "Another type; a digit takes one": "Jenis lain; angka memilih satu",
    "The type before": "Jenis sebelumnya",
    "Choose a question that comes first": "Pilih pertanyaan yang muncul paling awal",
    "Read on": "Lanjut baca",
    "Scroll what there is to know": "Gulir yang perlu diketahui",
    "Back to the board; it waits": "Kembali ke beranda; persiapannya tersimpan",
    "Add person": "Tambah orang",
    "Edit": "Ubah",
    "Edit this person": "Ubah data orang ini",
    "Card": "Kartu",
    "What to keep in mind about this person": "Yang perlu diingat tentang orang ini",
    "Archive": "Arsipkan",
    "Put this person away, or back": "Arsipkan orang ini, atau kembalikan",
    "Show who is archived, or hide them": "Tampilkan arsip, atau sembunyikan",
    # Keys: live
    "The next question": "Pertanyaan berikutnya",
    "Asked": "Ditanyakan",
    "This question was asked": "Pertanyaan ini sudah ditanyakan",
    "Write the answer down": "Catat jawabannya",
    "Action": "Tindakan",
    "Actions": "Tindak lanjut",
    "Write down a promise": "Catat tindak lanjut",
    "Tick the topic, go on to the next": "Centang topik ini, lanjut ke berikutnya",
    "Wrap up": "Penutup",
    "Read back, evaluate, recap": "Baca ulang, evaluasi, rekap",
    "Go to the agenda": "Ke agenda",
    "Go to the question": "Ke pertanyaan",
    "Go to the notes": "Ke catatan",
    "Go to the actions": "Ke tindak lanjut",
    "Save": "Simpan",
    "Leave it unfinished, to resume": "Tinggalkan dulu, lanjutkan nanti",
    "What to keep in mind; any key closes it": "Yang perlu diingat; tombol apa pun menutupnya",
    "Park it": "Tunda topik",
    "Put the current topic off to next time": "Tunda topik sekarang ke sesi berikutnya",
    "Pulse": "Kondisi",
    "Mood, energy and load, only for you": "Suasana hati, energi, dan beban; hanya untukmu",
    "Live, triage and wrap-up": "Selama sesi, tinjauan, dan penutup",
    "Who talks": "Yang bicara",
    "Count me as talking, then them, then nobody": (
        "Catat siapa yang bicara: saya, dia, atau tidak ada"
    ),
    "Pause": "Jeda",
    "Let the clock stand still, or go on": "Hentikan jam sebentar, atau jalankan lagi",
    # Keys: agenda
    "Tick": "Centang",
    "Done, or not after all": "Selesai, atau ternyata belum",
    "Now": "Bahas",
    "Talk about this one now": "Bahas topik ini sekarang",
    "Add": "Tambah",
    "Add a topic": "Tambah topik",
    "Change the wording": "Ubah kalimatnya",
    "Goal": "Tujuan",
    "What this session is for, in a line on top": "Tujuan sesi ini, di baris paling atas",
    "What is this session for?": "Apa tujuan sesi ini?",
    "Park": "Tunda",
    "Status": "Status",
    "Count it as status, or not after all": "Hitung sebagai status, atau tidak jadi",
    "Put off to next time, or take back": "Tunda ke sesi berikutnya, atau tarik lagi",
    "Up": "Naik",
    "Move the topic up": "Naikkan topik ini",
    "Down": "Turun",
    "Move the topic down": "Turunkan topik ini",
    # Keys: question
    "Skip": "Lewati",
    "Find": "Cari",
    "Find any question": "Cari pertanyaan apa saja",
    "The question before this one": "Pertanyaan sebelumnya",
    "Keep to one topic, or to any": "Hanya satu topik, atau apa saja",
    "Why": "Kenapa",
    "Why this one?": "Kenapa yang ini?",
    "Large": "Besar",
    "Nothing else, in large letters": "Hanya pertanyaannya, dengan huruf besar",
    "Pin": "Sematkan",
    "First, until it is asked": "Paling awal, sampai ditanyakan",
    "Snooze": "Tunda",
    "Put it off for four weeks": "Tunda empat minggu",
    "Never": "Jangan lagi",
    "Never with this person": "Jangan lagi untuk orang ini",
    "Take the last of these back": "Urungkan pilihan terakhir tadi",
    "Show it": "Tampilkan",
    "Previous": "Sebelumnya",
    "Not asked after all; go on": "Tidak jadi ditanyakan; lanjut",
    # Keys: action items
    "Done": "Selesai",
    "Owner": "PIC",
    "Me, them, or nobody yet": "Saya, dia, atau belum ada",
    "Date": "Tanggal",
    "Set the due date": "Tentukan tenggatnya",
    "Drop": "Batalkan",
    "Drop it, with a reason": "Batalkan, dengan alasannya",
    "Undo": "Urungkan",
    "Take the last change back": "Urungkan perubahan terakhir",
    # Keys: goals and expectations
    "Longer goals, and how they stand": "Sasaran jangka panjang, dan keadaannya",
    "On track": "Sesuai rencana",
    "It is on track": "Berjalan sesuai rencana",
    "At risk": "Berisiko",
    "It is at risk": "Berisiko tidak tercapai",
    "Reached": "Tercapai",
    "It is reached": "Sudah tercapai",
    "Words": "Kata",
    "A few words on how it stands": "Beberapa kata tentang keadaannya",
    "Write a goal down": "Catat sasaran",
    "Measure, horizon, strengths and gaps": "Ukuran, batas waktu, kekuatan, dan kekurangan",
    "Give up": "Lepas",
    "Give it up, or take it up again": "Lepas, atau kejar lagi",
    "What you expect of each other": "Yang kalian harapkan satu sama lain",
    "I agree": "Saya setuju",
    "I agree, or not after all": "Saya setuju, atau ternyata tidak",
    "They agree": "Dia setuju",
    "They agree, or not after all": "Dia setuju, atau ternyata tidak",
    "Write down what is expected": "Catat yang diharapkan",
    "Withdraw": "Tarik",
    "Expect it no more": "Tarik harapan ini",
    # Keys: triage
    "Keep": "Tetap",
    "Keep it as it is": "Tetap seperti ini",
    "Begin": "Mulai",
    "Keep the rest and begin the session": "Biarkan sisanya tetap, lalu mulai sesi",
    "Skip the triage": "Lewati tinjauan awal",
    # Keys: wrap-up
    "End session": "Akhiri sesi",
    "End the session and go to the board": "Akhiri sesi dan kembali ke beranda",
    "Agreed": "Sepakat",
    "Both agree to it, or not after all": "Kalian berdua sepakat, atau ternyata belum",
    "Copy recap": "Salin rekap",
    "Copy the recap; again: for a chat": "Salin rekap; lagi: untuk chat",
    "Save recap": "Simpan rekap",
    "Save the recap as a file; again: as another": "Simpan rekap ke file; lagi: jenis lain",
    "Back": "Kembali",
    "Back to the session": "Kembali ke sesi",
    "Evaluate": "Evaluasi",
    "Go to the fields": "Ke isian evaluasi",
    "Go to the recap": "Ke rekap",
    # Keys: forms, choosing and help
    "Cancel": "Batal",
    "Next field": "Isian berikutnya",
    "Previous field": "Isian sebelumnya",
    "Choose": "Pilih",
    **{f"Choose {n}": f"Pilih {n}" for n in range(1, 10)},
    "Close": "Tutup",
    "in the past": "sudah lewat",
    # Saving
    "See that it is saved, or save elsewhere": "Pastikan tersimpan, atau simpan di tempat lain",
    "^s saves elsewhere": "^s simpan di tempat lain",
    "VIEW ONLY": "HANYA BACA",
    "Keep everything elsewhere": "Simpan semuanya di tempat lain",
    "New file": "File baru",
    "Reading your data …": "Membaca datamu …",
    # Mending
    "Remove": "Hapus",
    "Take the topic off the agenda": "Hapus topik ini dari agenda",
    "Commands": "Perintah",
    "Find any command": "Cari perintah apa pun",
    "Reopen": "Buka lagi",
    "Go on with the session ended last": "Lanjutkan sesi yang terakhir diakhiri",
    "There is no ended session to reopen.": "Tidak ada sesi yang bisa dibuka lagi.",
    "A line you had begun is still there: its key brings it back.": (
        "Baris yang sudah kamu mulai masih ada: tekan tombolnya untuk membukanya lagi."
    ),
    "What you typed goes into the notes of the session.": (
        "Yang kamu ketik tadi masuk ke catatan sesi ini."
    ),
    "Too long for one line: {n} characters at most.": (
        "Terlalu panjang untuk satu baris: paling banyak {n} karakter."
    ),
    "There is no theme named {name}.": "Tidak ada tema bernama {name}.",
    "Due": "Tenggat",
    "sessions: {n}": "sesi: {n}",
    "Not kept yet: Enter keeps it, Escape again gives it up.": (
        "Belum disimpan: Enter menyimpan, Escape sekali lagi membatalkan."
    ),
    # History, search over everything, insights
    "History": "Riwayat",
    "Sessions": "Sesi",
    "Min": "Mnt",
    "Items": "Janji",
    "You have not met yet.": "Kalian belum pernah bertemu.",
    "It is open again; the board resumes it.": "Sesinya terbuka lagi; lanjutkan dari beranda.",
    "{n} of {planned} min": "{n} dari {planned} mnt",
    "not ended yet": "belum diakhiri",
    "you talked {n} % ({target} % meant)": "kamu bicara {n} % (rencananya {target} %)",
    "Decisions": "Keputusan",
    "Closed in it": "Ditutup di sesi ini",
    "due {day}": "tenggat {day}",
    "Questions": "Pertanyaan",
    "Search": "Cari",
    "a few words, or how they begin": "beberapa kata, atau awalannya saja",
    "{n} and more": "{n} atau lebih",
    "It looks in notes, agenda, questions and answers, action items, evaluations.": (
        "Yang dicari: catatan, agenda, pertanyaan dan jawaban, tindak lanjut, evaluasi."
    ),
    "No line has these words.": "Tidak ada baris dengan kata-kata itu.",
    "goal": "tujuan",
    "note": "catatan",
    "decision": "keputusan",
    "win": "kabar baik",
    "agenda": "agenda",
    "answer": "jawaban",
    "evaluation": "evaluasi",
    "action item": "tindak lanjut",
    "private note": "catatan pribadi",
    "Insights": "Gambaran",
    "Nothing to see yet: a session has to end first.": (
        "Belum ada yang terlihat: harus ada sesi yang selesai dulu."
    ),
    "Rhythm": "Ritme",
    "{n} of the last {all} gaps kept to it.": "{n} dari {all} jeda terakhir sesuai ritme.",
    "You met {n} days ago.": "Terakhir bertemu {n} hari lalu.",
    "You met today.": "Hari ini kalian bertemu.",
    "Talk": "Porsi bicara",
    "your share in %": "porsimu dalam %",
    "You talked {share} % of the time, and more than was meant in {n} of {all} sessions.": (
        "Kamu bicara {share} % dari waktu, dan melebihi rencana di {n} dari {all} sesi."
    ),
    "Lately your share rises.": "Belakangan porsimu naik.",
    "Lately your share falls.": "Belakangan porsimu turun.",
    "Lately it stays about the same.": "Belakangan kurang lebih tetap.",
    "1 to 5, only for you": "1 sampai 5, hanya untukmu",
    "{name} rises": "{name} naik",
    "{name} falls": "{name} turun",
    "{name} is steady": "{name} stabil",
    "Lately {courses}.": "Belakangan {courses}.",
    "Given once: from the second time on it is a trend.": (
        "Baru dicatat sekali: trennya terlihat mulai catatan kedua."
    ),
    "Topics": "Topik",
    "the last {n} sessions": "{n} sesi terakhir",
    "All seven were touched.": "Ketujuh topik sudah dibahas.",
    "Not touched: {topics}.": "Belum dibahas: {topics}.",
    "Promises": "Janji",
    "{name}: {n} of {all} in time.": "{name}: {n} dari {all} tepat waktu.",
    "All of them still have time.": "Semuanya belum jatuh tempo.",
    "Praise": "Pujian",
    "praise": "pujian",
    "to improve": "perlu dibenahi",
    "Praise given: {praise}. Things to improve: {improve}.": (
        "Pujian: {praise}. Yang perlu dibenahi: {improve}."
    ),
    "feedback": "masukan",
    "in time": "tepat waktu",
    "late": "terlambat",
    "overdue": "lewat tenggat",
    "open": "terbuka",
    # Keys: history, search over everything, insights
    "All sessions with this person": "Semua sesi dengan orang ini",
    "Search over everything": "Cari di semuanya",
    "Search over everything with everyone": "Cari di semua sesi dengan semua orang",
    "Search over everything with this person": "Cari di semua sesi dengan orang ini",
    "Read": "Baca",
    "Read the session": "Baca sesi ini",
    "What the sessions say over time": "Apa yang terlihat dari sesi-sesi selama ini",
    "Newer": "Lebih baru",
    "The session after": "Sesi sesudahnya",
    "Older": "Lebih lama",
    "The session before": "Sesi sebelumnya",
    "A page down": "Satu halaman ke bawah",
    "A page down in the session": "Satu halaman ke bawah di sesi ini",
    "Back to the list, and to where you were": "Kembali ke daftar, lalu ke tempat semula",
    "Back to where you were": "Kembali ke tempat semula",
    "Go to that line": "Ke baris itu",
    # The lock
    "Lock": "Kunci",
    "Lock the screen, where the data is encrypted": "Kunci layar, kalau datanya terenkripsi",
    "Locked": "Terkunci",
    "Passphrase": "Frasa sandi",
    "Everything is saved. Ctrl+q leaves.": "Semua tersimpan. Ctrl+q untuk keluar.",
    "Not everything is saved yet; it is held in memory and tried again.": (
        "Belum semuanya tersimpan; masih ada di memori dan terus dicoba lagi."
    ),
    "One moment …": "Sebentar …",
    "That is not the passphrase.": "Itu bukan frasa sandinya.",
    "Passphrase:": "Frasa sandi:",
    "The data stays closed, and nothing was changed. The passphrase belongs to": (
        "Datanya tetap tertutup, dan tidak ada yang diubah. Frasa sandinya untuk"
    ),
    "There is no terminal to ask for the passphrase on.": (
        "Tidak ada terminal untuk menanyakan frasa sandinya."
    ),
    "No passphrase was given; nothing was changed.": (
        "Tidak ada frasa sandi yang diberikan; tidak ada yang diubah."
    ),
    # Command line
    "Sample data, not yours: {folder}": "Data contoh, bukan milikmu: {folder}",
    # The craft of the session
    "→ feedback for {name}": "→ masukan untuk {name}",
    "situation · behaviour · impact": "situasi · perilaku · dampak",
    "praise {praise} · to improve {improve}, over three sessions": (
        "pujian {praise} · perlu dibenahi {improve}, dalam tiga sesi"
    ),
    "No feedback for {name} yet: {mark} in the notes (esc)": (
        "Belum ada masukan untuk {name}: {mark} di catatan (esc)"
    ),
    "My share of the talk": "Porsi bicara saya",
    "{target} % is meant": "sasarannya {target} %",
    "Feedback": "Masukan",
    "I begin": "saya mulai",
    "Read back in large letters, one by one": "Bacakan satu per satu dengan huruf besar",
    "Nothing was decided or promised yet.": "Belum ada yang diputuskan atau dijanjikan.",
    "decided": "diputuskan",
    "{name} begins": "{name} mulai",
}
