import { createHash } from 'node:crypto'
import { zipOf } from '#test/zip.ts'
import { NO_LINES } from './letters/letter-fields.domain.ts'

type Put = (table: string, row: Readonly<Record<string, unknown>>) => Promise<void>
type Place = { readonly caseId: string; readonly institution: string; readonly worker: string; readonly no: number }

const TODAY = '2026-11-23'
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
/** The least that a word processor opens, with one field. */
export const TEMPLATE = Buffer.from(
  zipOf({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="${WORD}"><w:body><w:p><w:r><w:t>{{tresc}}</w:t></w:r></w:p></w:body></w:document>`,
  }),
)
const digest = (content: string | Buffer) => createHash('sha256').update(content).digest()

/** Templates of an institution, and of one case a draft, a letter that was issued and is proved sent, and a card that was copied. */
export async function documentsAt(put: Put, newId: () => string, { caseId, institution, worker, no }: Place) {
  const template = async (state: 'draft' | 'in_force') => {
    const id = newId()
    await put('casework.letter_template', {
      ...{ id, series_id: newId(), no: 1, institution_id: institution, name: 'Wezwanie', fields: ['tresc'], state },
      ...{ content: TEMPLATE, sha256: digest(TEMPLATE), made_by: worker, made_at: TODAY },
      in_force_on: state === 'draft' ? null : TODAY,
    })
    return id
  }
  const ready = await template('draft')
  const used = await template('in_force')
  await put('casework.letter_numbering', {
    ...{ institution_id: institution, pattern: 'PS.8123.{nr}.{rok}', year: 2026, last: 2 },
    ...{ set_by: worker, set_at: TODAY },
  })
  const ofCase = { case_id: caseId, institution_id: institution }
  const words = {
    ...{ salutation: 'Szanowni Państwo', subject: 'Próba', body: 'Prosimy o odpowiedź.', attachments: '', copies: '' },
    ...{ signer: 'Ewa Zmyślna', signerFunction: 'pracownik', address: '' },
    values: Object.fromEntries(Object.keys(NO_LINES).map((field) => [field, ''])),
  }
  const letter = async (more: Readonly<Record<string, unknown>>) => {
    const id = newId()
    await put('casework.own_letter', {
      ...{ id, ...ofCase, recipient_outside: 'Spółdzielnia Zmyślona', template_id: used, withheld: [] },
      ...{ words: JSON.stringify(words), written_by: worker, written_at: TODAY, ...more },
    })
    return id
  }
  const draft = await letter({})
  const document = JSON.stringify({ title: 'Dotyczy: Próba', institution: 'GOPS', mark: 'PS.8123.1.2026', blocks: [] })
  const issued = await letter({
    ...{ state: 'issued', number: `PS.8123.${no}.2026`, year: 2026, no, issued_on: TODAY, issued_by: worker },
    ...{ document, docx: TEMPLATE, sha256: digest(document) },
  })
  const proof = newId()
  await put('casework.own_letter_proof', {
    ...{ id: proof, letter_id: issued, ...ofCase, channel: 'in_person', on_day: TODAY },
    ...{ file_kind: 'pdf', file: Buffer.from('%PDF-1.7 dowód'), noted_by: worker, noted_at: TODAY },
  })
  await put('casework.card_copy', {
    ...{
      id: newId(),
      ...ofCase,
      card: 'pomost',
      card_version: '1',
      digests: '{}',
      copied_by: worker,
      copied_at: TODAY,
    },
  })
  return { ready, used, draft, issued, proof }
}
