import { z } from 'zod'
import { LocalDate } from '#kernel'

/** The two registers: taking part in the common work, and showing what one institution knows to another. Neither stands for the other. */
export const REGISTERS = ['taking_part', 'sharing'] as const
export type Register = (typeof REGISTERS)[number]
/** Languages in which people read what they consent to. */
export const TEXT_LANGUAGES = ['pl', 'uk'] as const
export type TextLanguage = (typeof TEXT_LANGUAGES)[number]

const TextGiven = z
  .strictObject({
    register: z.enum(REGISTERS),
    version: z.int().positive(),
    language: z.enum(TEXT_LANGUAGES),
    from: LocalDate,
    title: z.string().min(1).max(200),
    paragraphs: z.array(z.string().min(1).max(2000)).min(1),
  })
  .readonly()
export type TextGiven = z.infer<typeof TextGiven>
export type ConsentText = TextGiven & { readonly id: string }

const TextsFile = z.strictObject({ texts: z.array(TextGiven).min(1) })

/** What a file of texts says; null when it is none. */
export function readTexts(json: unknown): readonly TextGiven[] | null {
  const read = TextsFile.safeParse(json)
  return read.success ? read.data.texts : null
}

/** By what a text is known: never two of one register, version and language. */
export const textKey = ({
  register,
  version,
  language,
}: Pick<TextGiven, 'register' | 'version' | 'language'>): string => `${register} ${version} ${language}`

/** The text of a register in a language that people sign on a day: the newest whose first day has come. */
export function textOn(
  texts: readonly ConsentText[],
  register: Register,
  language: TextLanguage,
  on: LocalDate,
): ConsentText | undefined {
  return texts
    .filter((one) => one.register === register && one.language === language && one.from <= on)
    .toSorted((a, b) => b.version - a.version)[0]
}
