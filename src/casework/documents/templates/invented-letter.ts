import type { LetterField } from '../letters/letter-fields.domain.ts'

/** A letter that nobody wrote, of nobody: what a template is tried out with. */
export const INVENTED: Readonly<Record<LetterField, string>> = {
  nadawca: 'Ośrodek Pomocy Społecznej w Zmyślonej',
  nadawca_adres: 'ul. Wymyślona 1, 00-000 Zmyślona',
  miejscowosc: 'Zmyślona',
  data: '22 listopada 2026 r.',
  znak: 'PS.8123.1.2026',
  adresat: 'Szkoła Podstawowa w Zmyślonej',
  adresat_adres: 'ul. Próbna 2, 00-000 Zmyślona',
  zwrot: 'Szanowni Państwo',
  dotyczy: 'Przykładowe pismo',
  tresc: 'To jest treść wymyślona, żeby pokazać wygląd pisma.\nDrugi wiersz treści.',
  zalaczniki: 'Załącznik wymyślony',
  do_wiadomosci: 'a/a',
  podpis: 'Maria Przykładna',
  stanowisko: 'pracownik socjalny',
  rodo: '',
  osoby: 'Anna Zmyślona\nJan Zmyślony',
  dorosli: 'Anna Zmyślona',
  dzieci: 'Jan Zmyślony',
  cele: 'Cel wymyślony pierwszy\nCel wymyślony drugi',
  dzialania: 'Działanie wymyślone (31.12.2026)',
  dzialania_adresata: 'Działanie wymyślone adresata (31.12.2026)',
  termin_planu: '31.05.2027',
  etap: 'Realizacja',
  kod_sprawy: 'PROBA-1',
}
