/**
 * How a shielded value is told in a text: regular expressions (understood alike by PostgreSQL and by JavaScript) over the text in small letters
 * without accents. A street or village with its number is found whatever the ending of its name and the words around, a telephone whatever
 * the blanks in it. Empty when the value is too short to be told apart from other words.
 */
export function tellingPatterns(value: string): readonly string[] {
  const text = plain(value)
  const exact = [...addresses(text), ...telephones(text), ...mailboxes(text)]
  return exact.length > 0 ? exact : wholeWords(text)
}

/** As PostgreSQL compares: small letters, no accents. */
export const plain = (text: string): string =>
  text.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '')

const SHORTEST_WORD = 3
const LEAST_LETTERS = 5
const TELEPHONE_DIGITS = 9
const LEAST_DIGITS = 7
const BETWEEN = '[^a-z0-9]{1,6}'

/** "Cicha", "Cichej", "Cichą": what stays of a word whatever its ending. */
function stem(word: string): string {
  const ending = word.length >= 8 ? 3 : word.length >= 5 ? 2 : 1
  return word.slice(0, Math.max(SHORTEST_WORD, word.length - ending))
}
const anyEnding = (word: string): string => (/\d/.test(word) ? `${word}(?![0-9a-z])` : `${stem(word)}[a-z]{0,6}`)

/** A name and the number behind it: "ul. Cicha 1", "Wola Zmyślona nr 12 m. 3". A postal code is none. */
function addresses(text: string): readonly string[] {
  const found = text
    .replace(/\d{2}-\d{3}/g, ' ')
    .matchAll(/([a-z]{3,})[^a-z0-9,;]{1,6}(?:(?:nr|numer|dom)[^a-z0-9]{0,3})?(\d{1,4}[a-z]?)(?![\d-]*\d{5})(?![0-9])/g)
  return [...found].flatMap(([, name = '', number = '']) =>
    name.length < SHORTEST_WORD
      ? []
      : [`(^|[^a-z])${stem(name)}[a-z]{0,6}${BETWEEN}((nr|numer|dom)[^a-z0-9]{0,3})?${number}(?![0-9])`],
  )
}

function telephones(text: string): readonly string[] {
  return [...text.matchAll(/\d[\d\s()./-]{5,}\d/g)].flatMap(([written]) => {
    const digits = written.replace(/\D/g, '')
    return digits.length < LEAST_DIGITS ? [] : [[...digits.slice(-TELEPHONE_DIGITS)].join('[^0-9a-z]{0,3}')]
  })
}

const mailboxes = (text: string): readonly string[] =>
  [...text.matchAll(/[^\s,;<>()"]+@[^\s,;<>()"]+\w/g)].map(([box]) =>
    box.replace(/[^a-z0-9@]/g, '[$&]').replaceAll('[\\]', '\\\\'),
  )

function wholeWords(text: string): readonly string[] {
  const words = text.match(/[a-z0-9]+/g) ?? []
  return words.join('').length < LEAST_LETTERS || !words.some((word) => word.length > SHORTEST_WORD)
    ? []
    : [words.map(anyEnding).join('[^a-z0-9]+')]
}
