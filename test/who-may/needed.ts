import type { SubjectId } from '#kernel'
import { writeNeed } from '../../src/casework/candidates/write-need.server.ts'
import { done } from './family.ts'
import type { Walks } from './walked.ts'
import type { CaseWorld } from './world.ts'

type Home = { readonly caseId: string; readonly child: SubjectId; readonly line: string }

/** A need of the child at work: a thing, which the directory of the gmina has; and a line of the basket that was refused. */
export async function needAtWork({ as, lead, found, newId, rows }: CaseWorld, { caseId, child, line }: Home) {
  const need = { who: child, words: 'Wózek na spacery', weight: 'important', kind: 'goods:sprzet-specjalny' } as const
  const unsaid = { units: undefined, periods: undefined, language: undefined, since: undefined, over: undefined }
  const id = done(await as(lead, (ctx) => writeNeed(ctx, { ...need, ...unsaid, caseId })))
  const [from] = await rows<{ item_id: string; form_instance_id: string }>(
    'select item_id, form_instance_id from casework.basket_item where id = $1',
    [line],
  )
  const refused = newId()
  await found.put('casework.basket_item', { id: refused, case_id: caseId, row_key: refused, ...from, state: 'refused' })
  return { id, refused }
}

type Needed = {
  readonly needed: { readonly id: string; readonly refused: string }
  readonly listed: { readonly service: string }
}

/** Pages of needs and of what could meet them. */
export const needWalks = ({ needed, listed }: Needed): Walks => {
  const at = '/cases/:caseId/needs'
  const params = { needId: needed.id }
  const need = { who: 'family', words: 'Dowóz', weight: 'important', kind: 'area:zdrowie' }
  return {
    [`${at}/new`]: { sent: need },
    [`${at}/order`]: { sent: { who: 'family', told: 'together', onDay: '23.11.2026', [`place_${needed.id}`]: '1' } },
    [`${at}/:needId`]: { params },
    [`${at}/:needId/change`]: { params, sent: { ...need, over: 'no' } },
    [`${at}/:needId/unmet`]: { params, sent: { why: 'nie-ma' } },
    [`${at}/:needId/services/:serviceId`]: {
      params: { ...params, serviceId: listed.service },
      sent: { source: 'wlasne' },
    },
    '/cases/:caseId/basket/:itemId/next': {
      params: { itemId: needed.refused },
      sent: { by: 'family', words: 'Za daleko', next: 'replace' },
    },
  }
}
