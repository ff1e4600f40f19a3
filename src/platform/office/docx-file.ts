import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  Header,
  type IParagraphStyleOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx'
import type { Locale } from '../i18n/catalogue.ts'
import type { PrintDocument } from '../pdf/print-document.domain.ts'
import { plainText } from '../pdf/typeset.domain.ts'
import { COUNTED, docxBlocks, QUOTE, SMALL, TEXT_WIDTH } from './docx-blocks.ts'

/** The words around a document, in the reader's language. */
export type OfficeFrame = {
  readonly lang: Locale
  /** When and by whom it was made; nothing where that is not told. */
  readonly made: string
  /** "Page" and "of", around the numbers. */
  readonly page: string
  readonly of: string
}

const TAGS: Readonly<Record<Locale, string>> = { pl: 'pl-PL', en: 'en-GB', uk: 'uk-UA' }
const FONT = 'Calibri'
const LARGEST_SMALL = 16
const edge = { style: BorderStyle.SINGLE, size: 4, space: 4, color: 'auto' } as const

/** The whole file: headings of the word processor's own styles, the language it is spelled in, page numbers, its title. */
export async function docxFile(document: PrintDocument, frame: OfficeFrame): Promise<Uint8Array<ArrayBuffer>> {
  const title = plainText(document.title)
  const file = new Document({
    title,
    creator: plainText(document.institution),
    lastModifiedBy: plainText(document.institution),
    description: plainText(document.mark),
    numbering: { config: [{ reference: COUNTED, levels: [NUMBERS] }] },
    styles: stylesOf(document, TAGS[frame.lang]),
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: MARGIN } },
        headers: { default: header(document) },
        footers: { default: footer(frame) },
        children: docxBlocks(document),
      },
    ],
  })
  return new Uint8Array(await Packer.pack(file, 'uint8array'))
}

/** "1.", set in as far as the bullets of other lists. */
const NUMBERS = {
  level: 0,
  format: LevelFormat.DECIMAL,
  text: '%1.',
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 720, hanging: 360 } } },
} as const

const MARGIN = {
  left: convertMillimetersToTwip(25),
  right: convertMillimetersToTwip(18),
  top: convertMillimetersToTwip(26),
  bottom: convertMillimetersToTwip(24),
}

/** Sizes are half points; in large print the smallest of them is 16 points, as on paper. */
function stylesOf(document: PrintDocument, language: string) {
  const size = (points: number) => Math.round(2 * (document.large ? Math.max(LARGEST_SMALL, points * 1.6) : points))
  const heading = (points: number) => ({
    run: { font: FONT, size: size(points), bold: true, color: '000000' },
    paragraph: { spacing: { before: 280, after: 120 }, keepNext: true },
  })
  const own = (id: string, points: number, indent: number): IParagraphStyleOptions => ({
    id,
    name: id,
    basedOn: 'Normal',
    run: { size: size(points) },
    paragraph: { indent: { left: indent } },
  })
  return {
    default: {
      document: {
        run: { font: FONT, size: size(10.5), language: { value: language } },
        paragraph: { spacing: { after: 120 } },
      },
      heading1: heading(17),
      heading2: heading(13.5),
      heading3: heading(11.5),
      heading4: heading(10.5),
      heading5: heading(10.5),
    },
    paragraphStyles: [own(SMALL, 9, 0), own(QUOTE, 10.5, 400)],
  }
}

const header = ({ institution, mark }: PrintDocument): Header =>
  new Header({ children: [twoEnds(`${plainText(institution)}\t${plainText(mark)}`, { bottom: edge })] })

const footer = ({ made, page, of }: OfficeFrame): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: SMALL,
        alignment: AlignmentType.LEFT,
        border: { top: edge },
        tabStops: TO_THE_RIGHT,
        children: [
          new TextRun({
            children: [`${plainText(made)}\t${page} `, PageNumber.CURRENT, ` ${of} `, PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  })

const TO_THE_RIGHT = [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }]
const twoEnds = (text: string, border: { readonly bottom: typeof edge }): Paragraph =>
  new Paragraph({ style: SMALL, border, tabStops: TO_THE_RIGHT, children: [new TextRun(text)] })
