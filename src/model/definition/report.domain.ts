import { MAPPING_SENTENCES, type MappingOnlyCode } from './mapping-sentences.domain.ts'

/** Codes of refusal of a model (FORMAT.md, section 12) with the sentence a person reads; `what` is the word or the reason found at the place. */
const SENTENCES = {
  bad_format: () => 'To nie jest plik modelu kooperacji. Pole „format” musi mieć wartość „kooperacja-model/1”.',
  missing_key: (what) => `Brakuje wymaganego klucza „${what}”. Dopisz go.`,
  unknown_key: (what) => `Klucz „${what}” nie należy do formatu. Usuń go albo popraw nazwę.`,
  bad_id: (what) => `Identyfikator „${what}” ma zły zapis. Użyj zapisu podanego w opisie formatu.`,
  duplicate_id: (what) => `Identyfikator „${what}” już występuje. Nadaj inny.`,
  withdrawn_id_reused: (what) => `Paragraf „${what}” wycofano, a jego numeru nie używa się ponownie. Nadaj nowy numer.`,
  missing_label: () => 'Brakuje nazwy, którą czytają ludzie. Wpisz ją.',
  missing_clause: () => 'Brakuje paragrafu, z którego to wynika. Wskaż go w kluczu „clause”.',
  unknown_clause: (what) => `Paragrafu „${what}” nie ma w podręczniku. Dopisz go albo wskaż inny.`,
  bad_provenance: (what) => `Pochodzenie paragrafu jest niepełne: ${what}. Uzupełnij je.`,
  unknown_source: (what) => `Źródła „${what}” nie ma na liście źródeł. Dopisz je albo wskaż inne.`,
  bad_placeholder: (what) => `Nie można wstawić w tekst „${what}”. Popraw zapis w nawiasach klamrowych.`,
  bad_text: (what) => `Tekst paragrafu jest źle zapisany: ${what}. Popraw zapis.`,
  bad_file_type: (what) => `Załącznik ma rodzaj, którego nie można dołączyć: ${what}. Wskaż inny plik.`,
  bad_digest: (what) => `Skrót treści załącznika jest błędny: ${what}. Wpisz skrót SHA-256 pliku.`,
  unknown_body: (what) => `Zespołu „${what}” nie ma w modelu. Dopisz go albo wskaż inny.`,
  unknown_role: (what) => `Roli „${what}” nie ma w modelu. Dopisz ją albo wskaż inną.`,
  unknown_category: (what) => `Kategorii informacji „${what}” nie ma w modelu. Dopisz ją albo wskaż inną.`,
  unknown_ground: (what) => `Podstawy „${what}” nie ma w modelu. Dopisz ją albo wskaż inną.`,
  unknown_agreement: (what) => `Porozumienia „${what}” nie ma w modelu. Dopisz je albo wskaż inne.`,
  unknown_param: (what) => `Parametru „${what}” nie ma w modelu. Dopisz go albo wskaż inny.`,
  unknown_deadline: (what) => `Terminu „${what}” nie ma w modelu. Dopisz go albo wskaż inny.`,
  unknown_list: (what) => `Listy „${what}” nie ma w modelu. Dopisz ją albo wskaż inną.`,
  unknown_form: (what) => `Formularza „${what}” nie ma w modelu. Dopisz go albo wskaż inny.`,
  unknown_outcome: (what) => `Wyniku „${what}” nie ma w modelu. Dopisz go albo wskaż inny.`,
  unknown_stage: (what) => `Nie ma takiego etapu: „${what}”. Dopisz go albo wskaż inny.`,
  unknown_step: (what) => `Kroku „${what}” nie ma w modelu. Dopisz go albo wskaż inny.`,
  unknown_review: (what) => `Przeglądu „${what}” nie ma w modelu. Dopisz go albo wskaż inny.`,
  unknown_group: (what) => `Grupy „${what}” nie ma w modelu. Dopisz ją albo wskaż inną.`,
  unknown_sector: (what) => `Nie ma sektora „${what}”. Wybierz jeden z sektorów podanych w opisie formatu.`,
  unknown_event: (what) => `Nie ma zdarzenia „${what}”. Wybierz jedno ze zdarzeń podanych w opisie formatu.`,
  unknown_rule: (what) => `Nie ma warunku „${what}”. Wybierz jeden z warunków podanych w opisie formatu.`,
  unknown_field_kind: (what) => `Nie ma pola rodzaju „${what}”. Wybierz jeden z rodzajów podanych w opisie formatu.`,
  unknown_course: (what) => `Kursu „${what}” nie ma na liście szkoleń. Dopisz go albo wskaż inny.`,
  unknown_target: (what) => `Nie można dostosować „${what}”: nie ma takiego elementu tego rodzaju. Wskaż inny.`,
  bad_rule_parameter: (what) => `Parametr warunku jest błędny: ${what}. Popraw go.`,
  bad_value: (what) => `Wartość jest błędna: ${what}. Popraw ją.`,
  coded_on_statistics: (what) =>
    `Podstawa „${what}” służy tylko statystyce i obejmuje wyłącznie liczby. Wskaż inną podstawę albo zakres „counts”.`,
  bad_event: (what) => `Zdarzenie jest zapisane błędnie: ${what}. Popraw je.`,
  bad_options: (what) => `Odpowiedzi do wyboru są błędne: ${what}. Popraw je.`,
  bad_condition: (what) => `Warunek pokazania pola jest błędny: ${what}. Popraw go.`,
  bad_validation: (what) => `Ograniczenie odpowiedzi jest błędne: ${what}. Popraw je.`,
  bad_bind: (what) => `Nie można powiązać z „${what}”. Wybierz powiązanie podane w opisie formatu.`,
  numeric_scale: (what) => `Odpowiedź „${what}” na skali zawiera cyfry. Skala ma być opisana słowami.`,
  missing_category: () => 'Pole nie ma kategorii informacji, więc nie wiadomo, kto może je widzieć. Wskaż kategorię.',
  bad_category: (what) => `Kategoria jest tu błędna: ${what}. Popraw ją albo usuń.`,
  duplicate_cell: (what) => `Udostępnianie ${what} jest już określone w innym wierszu. Zostaw jeden.`,
  extent_above_role: (what) => `Zakres „${what}” jest szerszy, niż pozwala rola. Wybierz węższy zakres.`,
  pointer_content: (what) =>
    `Kategoria „${what}” oznacza tylko, że coś istnieje, i nie ma treści. Użyj zakresu „existence” i nie pokazuj jej rodzinie.`,
  missing_ground: () => 'Brakuje podstawy udostępnienia. Wskaż co najmniej jedną.',
  out_of_bounds: (what) => `Wartość wychodzi poza granice: ${what}. Popraw wartość albo granice.`,
  cannot_fill: (what) => `Rola „${what}” nie może wypełnić tego formularza. Dopisz ją w „filledBy” albo usuń z kroku.`,
  missing_form: () => 'Krok, w którym wypełnia się formularz, musi wskazywać formularz. Dopisz klucz „form”.',
  missing_body: (what) => `${what} musi wskazywać zespół. Dopisz klucz „body”.`,
  bad_after: (what) => `Krok „${what}” nie jest wcześniejszym krokiem tego samego etapu. Wskaż inny albo usuń.`,
  nobody: () => 'Nikt nie może tego zrobić. Wskaż co najmniej jedną rolę.',
  dead_end: (what) => `Z etapu „${what}” nie da się dojść do zakończenia. Dopisz przejście.`,
  end_with_transition: (what) => `Etap końcowy „${what}” nie może mieć przejść. Usuń je albo zmień rodzaj etapu.`,
  no_end: (what) => `Proces „${what}” nie ma etapu końcowego. Dopisz etap rodzaju „end”.`,
  unreachable_stage: (what) =>
    `Do etapu „${what}” nie prowadzi żadna droga od początku. Dopisz przejście albo usuń etap.`,
  text_differs: (what) =>
    `Paragraf „${what}” ma w innym modelu ten sam numer i wydanie, a inną treść. Podnieś „rev” albo nadaj nowy numer.`,
} as const satisfies Record<string, (what: string) => string>

/** Warnings do not stop a model: it may be loaded, and the authors should think again. */
const WARNINGS = {
  over_budget: (what: string) =>
    `Pracownik ma do wypełnienia za dużo odpowiedzi: ${what}. Usuń pytania albo nie wymagaj odpowiedzi.`,
} as const

export type ModelCode = keyof typeof SENTENCES
/** Both formats are read by the same shapes, so a shape may refuse with a code of either. */
export type ReportCode = ModelCode | MappingOnlyCode
export type WarningCode = keyof typeof WARNINGS
/** One failure of a model or a mapping: what, where (`processes[1].stages[0].steps[2].form`; empty for the whole file), and a Polish sentence that says what to do. */
export type Report<Code extends string = ReportCode> = {
  readonly code: Code
  readonly path: string
  readonly message: string
}

export const MODEL_CODES = Object.keys(SENTENCES) as readonly ModelCode[]

/** The sentence for each code. Where both formats have a code, each says it in its own words. */
export type Sentences = Readonly<Record<ReportCode, (what: string) => string>>
export const ABOUT_MODELS: Sentences = { ...MAPPING_SENTENCES, ...SENTENCES }
export const ABOUT_MAPPINGS: Sentences = { ...SENTENCES, ...MAPPING_SENTENCES }

/** Longer texts of a file are cut in sentences about it. */
const LONGEST_QUOTE = 80

export function report(code: ReportCode, path: string, what = '', sentences: Sentences = ABOUT_MODELS): Report {
  const quoted = what.length > LONGEST_QUOTE ? `${what.slice(0, LONGEST_QUOTE)}…` : what
  return { code, path, message: sentences[code](quoted) }
}

export function warning(code: WarningCode, path: string, what: string): Report<WarningCode> {
  return { code, path, message: WARNINGS[code](what) }
}

/** Reports in the order found; the same sentence is said once for one place. */
export class Findings {
  readonly #sentences: Sentences
  readonly #reports = new Map<string, Report>()
  readonly #unusable = new Set<string>()

  constructor(sentences: Sentences) {
    this.#sentences = sentences
  }

  /** `unusable`: what stands at the place cannot be read at all, so nothing more is said about the place or what lies in it. */
  add(code: ReportCode, path: string, what?: string, unusable = false): void {
    if (this.#isUnusable(path)) return
    const found = report(code, path, what, this.#sentences)
    const key = `${code} ${path} ${found.message}`
    if (!this.#reports.has(key)) this.#reports.set(key, found)
    if (unusable) this.#unusable.add(path)
  }

  get reports(): readonly Report[] {
    return [...this.#reports.values()]
  }

  #isUnusable(path: string): boolean {
    for (let end = path.length; end > 0; end -= 1) {
      const next = path[end]
      if ((next === undefined || next === '.' || next === '[') && this.#unusable.has(path.slice(0, end))) return true
    }
    return false
  }
}
