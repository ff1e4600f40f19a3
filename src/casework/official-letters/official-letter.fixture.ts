import { createHash } from 'node:crypto'
import { POWERS, textOfPower } from '#model'

type Put = (table: string, row: Readonly<Record<string, unknown>>) => Promise<void>
type Place = { readonly caseId: string; readonly institution: string; readonly worker: string }

const TODAY = '2026-11-23'
const file = Buffer.from('%PDF-1.7 odpowiedź')

/** An entry to pick, a letter whose answer is being written, and one whose answer is approved and was given once before. */
export async function lettersAt(put: Put, newId: () => string, { caseId, institution, worker }: Place) {
  const [power] = POWERS.filter(({ code }) => code === 'kpc-dokument-dla-sadu')
  if (!power) throw new Error('the power of a civil court is gone')
  const ofCase = { case_id: caseId, institution_id: institution }
  const text = JSON.stringify(textOfPower(power))
  const entry = newId()
  await put('casework.item', {
    ...{ case_id: caseId, id: entry, keeper_institution_id: institution, owner_institution_id: institution },
    ...{ category: 'nauka', kind: 'note', body: JSON.stringify({ text: 'Chodzi do szkoły.' }) },
    ...{ written_by: worker, created_at: TODAY },
  })
  const letter = async (reference: string, state: 'open' | 'approved') => {
    const id = newId()
    const answer = {
      kind: 'full',
      opening: 'Odpowiadam.',
      closing: '',
      withheld: null,
      reason: null,
      forwardedTo: null,
    }
    await put('casework.official_letter', {
      ...{ id, ...ofCase, sender_kind: 'court', sender: 'Sąd Rejonowy na Próbę', reference, state },
      ...{ dated_on: '2026-11-10', received_on: '2026-11-16', due_on: '2026-11-30', power: text, covers: power.covers },
      ...{ not_for_family: false, asks: 'O naukę dziecka.', answer: JSON.stringify(answer) },
      ...{ registered_by: worker, registered_at: TODAY },
    })
    const part = newId()
    const words = { heading: 'Nauka', words: 'Chodzi do szkoły.', category: 'nauka', no: 1 }
    await put('casework.letter_part', { id: part, letter_id: id, ...ofCase, ...words })
    return { id, part }
  }
  const open = await letter('I Nsm 1/2026', 'open')
  const approved = await letter('I Nsm 2/2026', 'approved')
  await put('casework.letter_sent', {
    ...{ id: newId(), letter_id: approved.id, ...ofCase, kind: 'full', parts: [approved.part] },
    ...{ pdf: file, sha256: createHash('sha256').update(file).digest() },
    ...{ signed_name: 'Danuta Dyrektor', signed_function: 'dyrektor', signed_on: '2026-11-20' },
    ...{ approved_by: worker, approved_at: TODAY },
  })
  await put('casework.given_outside', {
    ...{ id: newId(), ...ofCase, letter_id: approved.id, category: 'nauka', to_kind: 'court', power: text },
    ...{ to_name: 'Sąd Rejonowy na Próbę', reference: 'I Nsm 2/2026', not_for_family: false },
    ...{ given_on: TODAY, given_by: worker },
  })
  return { open: open.id, part: open.part, approved: approved.id, entry }
}
