import { z } from 'zod'
import { LocalDate as Day, type LocalDate } from '#kernel'
import { fields, page, showDate } from '#platform'
import { ActionsBar, Button, FormPage } from '#platform/ui'
import { caseFrame } from '../cases/case-frame.query.server.ts'
import { CaseCrumbs, CaseFrameHeader, tabAddress } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { keeps } from '../cases/may-keep.query.server.ts'
import { DiscloseInput } from './disclose.schema.ts'
import { DiscloseFields, DiscloseLead } from './disclose-fields.tsx'
import { type Before, disclosureToFollow } from './follow.query.server.ts'
import { followDisclosure } from './follow-disclosure.server.ts'
import { sharingRefusals } from './refusals.ts'

const readNext = fields(DiscloseInput)

/** Renewing or narrowing what was shown: the next disclosure begins as the last one stood. */
export const followDisclosurePage = page({
  path: '/cases/:caseId/sharing/:disclosureId/again',
  params: OfCase.extend({ disclosureId: z.uuid() }),
  act: 'casework.disclosure.follow',
  load: async (ctx, { caseId, disclosureId }) => {
    const { before, about } = await disclosureToFollow(ctx, caseId, disclosureId)
    const mayKeep = await keeps(ctx, caseId)
    return { before, about, today: ctx.today, frame: await caseFrame(ctx, about.known.file), mayKeep }
  },
  looking: look('casework.ledger.looked'),
  scope,
  title: ({ t }) => t('casework.sharing.follow.title'),
  initial: ({ before, today }) => asItStood(before, today),
  form: readNext,
  submit: followDisclosure,
  refusals: sharingRefusals,
  then: ({ params }) => ({ to: tabAddress(params.caseId, 'sharing'), flash: 'casework.sharing.follow.done' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ loaded: { about, frame, mayKeep }, form, t }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.sharing.follow.title')} />}
      title={t('casework.sharing.follow.title')}
      lead={
        <>
          <DiscloseLead about={about} />. {t('casework.sharing.follow.lead')}
        </>
      }
    >
      <DiscloseFields about={about} code={frame.code} mayKeep={mayKeep} />
      <ActionsBar>
        <Button>{t('casework.sharing.follow.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

/** Everything as it was decided; a last day that has passed is asked for again. */
function asItStood(before: Before, today: LocalDate): Readonly<Record<string, string>> {
  const { record, code, until } = before
  return {
    extent: before.extent,
    words: before.words ?? '',
    personId: before.personId ?? '',
    subjectId: before.subjectId ?? '',
    itemId: before.itemId ?? '',
    purpose: before.purpose,
    until: until < today ? '' : showDate(until),
    ground: code === null ? '' : `${before.ground}/${code}`,
    article: record.article ?? '',
    person: record.person ?? '',
    date: dayOf(record.date),
    validUntil: dayOf(record.valid_until),
    requestNumber: record.request_number ?? '',
    caseNumber: record.case_number ?? '',
    reference: record.reference ?? '',
    description: record.description ?? '',
    document: record.document ?? '',
    secondParent: record.second_parent ?? '',
  }
}

function dayOf(kept: string | undefined): string {
  const day = Day.safeParse(kept)
  return day.success ? showDate(day.data) : ''
}
