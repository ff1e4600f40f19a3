import { InstitutionId, localDate } from '#kernel'
import { addClass } from '#protection/server'
import { proposeDestruction } from '../../src/casework/retention/destroy-cases.server.ts'
import { fileCase, putHold } from '../../src/casework/retention/keep-case.server.ts'
import { PARTS } from '../../src/protection/activities/document.domain.ts'
import { publishDocument } from '../../src/protection/activities/publish-document.server.ts'
import { enterAgreement } from '../../src/protection/agreements/agree-on-data.server.ts'
import { done } from './family.ts'
import { LATER, TODAY, type Walks } from './walked.ts'
import type { CaseWorld } from './world.ts'

const DAY = localDate('2026-11-23')
const CLOSED = localDate('2020-03-05')
const texts = Object.fromEntries(PARTS.activity.map((part) => [part, 'próba']))

/** Closed cases of the keeper: one of category BE that is held, one that may be destroyed, two on lists; a register and an agreement. */
export async function keptAndDestroyed({ as, lead, officer, ops, opens, rows }: CaseWorld) {
  const institutionId = InstitutionId.parse(ops)
  const plans = async (symbol: string, category: 'B' | 'BE') => {
    const row = { symbol, name: 'Praca z rodziną', category, years: 5, from: localDate('2026-01-01') }
    return done(await as(officer, (ctx) => addClass(ctx, { institutionId, ...row })))
  }
  const [B5, BE5] = [await plans('8123', 'B'), await plans('8124', 'BE')]
  const closes = async (classId: typeof B5) => {
    const caseId = await opens(lead)
    await rows('update casework.case set opened_on = $2, closed_on = $2 where id = $1', [caseId, CLOSED])
    done(await as(lead, (ctx) => fileCase(ctx, { institutionId, caseId, classId })))
    return caseId
  }
  const [held, due] = [await closes(BE5), await closes(B5)]
  done(await as(officer, (ctx) => putHold(ctx, { institutionId, caseId: held, reason: 'Sąd', from: DAY })))
  const [hold] = await rows<{ id: string }>('select id from casework.legal_hold where case_id = $1', [held])
  const proposes = async () => {
    const caseIds = [await closes(B5)]
    return done(await as(lead, (ctx) => proposeDestruction(ctx, { institutionId, caseIds })))
  }
  const [proposed, approved] = [await proposes(), await proposes()]
  await rows(
    `update casework.destruction set approver = 'archive', approval_number = 'AP.1', approved_on = $2::date, approved_by = $3, approved_at = $2::date
     where id = $1`,
    [approved, DAY, officer],
  )
  const activity = { kind: 'activity', name: 'Praca z rodziną', texts, from: DAY } as const
  const register = done(await as(officer, (ctx) => publishDocument(ctx, { institutionId, ...activity })))
  const signed = { party: 'Gmina Zmyślona', subject: 'próba', documentNo: 'U/1', signedOn: DAY, from: DAY }
  const agreement = done(
    await as(officer, (ctx) => enterAgreement(ctx, { institutionId, kind: 'we_process', ...signed })),
  )
  return { ops, fileClass: B5, held, hold: hold?.id ?? '', due, proposed, approved, register, agreement }
}
export type KeptAndDestroyed = Awaited<ReturnType<typeof keptAndDestroyed>>

/** How the pages about closed cases, their destruction, registers and agreements of the keeper are walked. */
export function retentionWalks(kept: KeptAndDestroyed): Walks {
  const at = '/protection/:institutionId'
  const params = {
    ...{ institutionId: kept.ops, caseId: kept.held, holdId: kept.hold, classId: kept.fileClass },
    ...{ destructionId: kept.proposed, kind: 'activity', threadId: kept.register, agreementId: kept.agreement },
  }
  const approved = { ...params, destructionId: kept.approved }
  const signed = { party: 'Szkoła Zmyślona', subject: 'próba', documentNo: 'U/2', signedOn: TODAY, from: TODAY }
  const written = { name: 'Praca z rodziną', ...texts, from: TODAY }
  return {
    [`${at}/file-plan`]: { params },
    [`${at}/file-plan/new`]: {
      params,
      sent: { symbol: '8125', name: 'Praca z rodziną', category: 'B', years: '5', from: TODAY },
    },
    [`${at}/file-plan/:classId/end`]: { params, sent: { last_day: LATER } },
    [`${at}/closed-cases`]: { params },
    [`${at}/closed-cases/:caseId`]: { params },
    [`${at}/closed-cases/:caseId/class`]: { params, sent: { classId: kept.fileClass } },
    [`${at}/closed-cases/:caseId/hold`]: { params, sent: { reason: 'próba', from: TODAY } },
    [`${at}/closed-cases/:caseId/hold/:holdId/end`]: { params, sent: { last_day: TODAY } },
    [`${at}/closed-cases/:caseId/decision`]: { params, sent: { number: 'AP.2', on: TODAY, destroy: 'yes' } },
    [`${at}/destruction/new`]: { params, sent: { caseIds: kept.due } },
    [`${at}/destruction/:destructionId`]: { params },
    [`${at}/destruction/:destructionId/approve`]: {
      params,
      sent: { approver: 'head', number: 'Z/1', on: TODAY },
    },
    [`${at}/destruction/:destructionId/order`]: { params: approved },
    [`${at}/destruction/:destructionId/withdraw`]: { params },
    [`${at}/destruction/:destructionId/print`]: { params },
    [`${at}/registers/:kind`]: { params },
    [`${at}/registers/:kind/new`]: { params, sent: written },
    [`${at}/registers/:kind/entries/:threadId`]: { params },
    [`${at}/registers/:kind/entries/:threadId/next`]: { params, sent: written },
    [`${at}/registers/:kind/print`]: { params },
    [`${at}/registers/:kind/csv`]: { params },
    [`${at}/agreements`]: { params },
    [`${at}/agreements/new`]: { params, sent: { kind: 'we_process', ...signed } },
    [`${at}/agreements/:agreementId/end`]: { params, sent: { last_day: TODAY } },
  }
}
