/**
 * Codes of refusal of a mapping (FORMAT.md, section 13) that a model does not have, or that a mapping says in other words; `what` is
 * the word or the reason found at the place.
 */
export const MAPPING_SENTENCES = {
  bad_format: (what: string) =>
    what === ''
      ? 'To nie jest plik przeniesienia spraw. Pole „format” musi mieć wartość „kooperacja-mapping/1”.'
      : `Plik ma zły zapis: ${what}. Popraw go.`,
  model_not_loaded: (what: string) => `Nie ma wczytanej wersji: ${what}. Wczytaj ją najpierw albo popraw numer.`,
  bad_version: (what: string) => `Numery wersji są błędne: ${what}. Popraw je.`,
  unknown_change: (what: string) =>
    `Nie ma zmiany rodzaju „${what}”. Wybierz jeden z rodzajów podanych w opisie formatu.`,
  unknown_from: (what: string) => `W starej wersji modelu nie ma tego: ${what}. Popraw identyfikator albo usuń wpis.`,
  unknown_to: (what: string) => `W nowej wersji modelu nie ma tego: ${what}. Popraw identyfikator albo usuń wpis.`,
  not_covered: (what: string) => `Żadna zmiana o tym nie mówi: ${what}. Dopisz zmianę.`,
  covered_twice: (what: string) => `Mówi o tym więcej niż jedna zmiana: ${what}. Zostaw jedną.`,
  bad_change: (what: string) => `Zapis zmiany albo pytania jest błędny: ${what}. Popraw go.`,
  bad_place: (what: string) => `Nie wiadomo, do którego etapu mają trafić sprawy: ${what}. Popraw to.`,
  bad_deadline: (what: string) => `Długość terminu nie zgadza się z wersją modelu: ${what}. Popraw ją.`,
  bad_rev: (what: string) => `Wydanie paragrafu nie zgadza się z wersją modelu: ${what}. Popraw je.`,
  missing_question: () => 'Ma o tym powiedzieć człowiek, ale nie ma pytania. Wskaż je w kluczu „question”.',
  unknown_question: (what: string) => `Pytania „${what}” nie ma na liście pytań. Dopisz je albo wskaż inne.`,
  unused_question: (what: string) => `Pytania „${what}” nie zadaje żadna zmiana. Wskaż je w zmianie albo usuń.`,
  unknown_role: (what: string) => `Roli „${what}” nie ma w starej wersji modelu. Wskaż inną.`,
  bad_effect: (what: string) => `Skutek odpowiedzi nie pasuje do zmiany, która zadaje pytanie: ${what}. Popraw go.`,
  bad_default: (what: string) => `Nie ma odpowiedzi „${what}”. Wskaż jedną z odpowiedzi albo null.`,
  bad_date: (what: string) => `Data albo liczba dni jest błędna: ${what}. Popraw ją.`,
} as const

export type MappingOnlyCode = keyof typeof MAPPING_SENTENCES
export type MappingCode =
  | MappingOnlyCode
  | 'missing_key'
  | 'unknown_key'
  | 'duplicate_id'
  | 'unknown_rule'
  | 'bad_rule_parameter'
