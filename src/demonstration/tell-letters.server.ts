import {
  addLetterProof,
  addTemplate,
  beginLetter,
  caseFacts,
  institutionsForTasks,
  issueLetter,
  keepWords,
  moveTemplate,
  setNumbering,
} from '#casework/server'
import type { LocalDate } from '#kernel'
import { docxOf } from '#platform/server'
import type { World } from './cast.ts'
import { type Founded, known } from './found-world.server.ts'
import { done, type Past } from './past.ts'
import type { Tale } from './tale.ts'

/** In how many gminas the institution that keeps cases writes its own letters. */
const GMINAS = 2
const NUMBERS = 'PS.8123.{nr}.{rok}'

type Told = { readonly tale: Tale; readonly caseId: string }
type Telling = { readonly past: Past; readonly world: World; readonly founded: Founded; readonly today: LocalDate }

/** Letters of today: a template that the head put in force, and one letter filled from a case, issued under a number and proved sent. */
export async function tellLetters({ past, world, founded, today }: Telling, told: readonly Told[]): Promise<void> {
  past.chapter('letters')
  past.goTo(today)
  const gminas = [...new Set(told.map(({ tale }) => tale.gmina))].slice(0, GMINAS)
  for (const gmina of gminas) {
    const here = told.filter(({ tale }) => tale.gmina === gmina && !tale.parted)
    const [first] = here
    const head = first?.tale.heads.get(first.tale.lead.institutionId)
    if (!first || !head) continue
    const template = await keepTemplate(past, head, first.tale)
    const lead = world.people.find(({ key }) => known(founded.person, key) === first.tale.lead.personId)
    await send(past, here, { template, signer: `${lead?.given ?? ''} ${lead?.family ?? ''}`.trim() })
  }
}

async function keepTemplate(past: Past, head: string, { lead, telling }: Tale): Promise<string> {
  const { institutionId } = lead
  const { template } = telling.texts.letter
  return past.as(head, async (ctx) => {
    const document = {
      title: telling.texts.letter.name,
      institution: '{{nadawca}}',
      mark: '{{znak}}',
      blocks: lines(template),
    }
    const file = { name: 'pismo.docx', bytes: await docxOf(document, 'pl') }
    const templateId = done(await addTemplate(ctx, { institutionId, name: telling.texts.letter.name, file }))
    done(await moveTemplate(ctx, { institutionId, templateId, to: 'in_force' }))
    done(await setNumbering(ctx, { institutionId, pattern: NUMBERS }))
    return templateId
  })
}

const lines = (texts: readonly string[]) => texts.map((text) => ({ kind: 'text' as const, text }))

/** From the first family whose team holds another institution already. */
async function send(
  past: Past,
  told: readonly Told[],
  { template, signer }: { readonly template: string; readonly signer: string },
): Promise<void> {
  for (const { tale, caseId } of told) {
    const { lead, partners, telling } = tale
    const team = await past.as(
      lead.personId,
      async (ctx) => {
        const known = await caseFacts(ctx, caseId)
        return known.file.closedOn === null ? [...institutionsForTasks(known)] : []
      },
      caseId,
    )
    const to = partners.find(({ institutionId }) => team.includes(institutionId))?.institutionId
    if (!to) continue
    const { subject, body, function: signerFunction } = telling.texts.letter
    await past.as(
      lead.personId,
      async (ctx) => {
        const begun = { caseId, to: `institution:${to}`, template: `own:${template}` }
        const of = { caseId, ownLetterId: done(await beginLetter(ctx, begun)) }
        const words = { salutation: 'Szanowni Państwo', subject, body, signer, signerFunction, address: '' }
        done(await keepWords(ctx, { ...of, ...words, version: 1, attachments: '', copies: 'a/a' }))
        done(await issueLetter(ctx, { ...of, version: 2 }))
        done(await addLetterProof(ctx, { ...of, channel: 'in_person', onDay: ctx.today, file: undefined }))
      },
      caseId,
    )
    return
  }
}
