import type { z } from 'zod'
import { PersonId } from '#kernel'
import { type MessageKey, type Page, page, useReader } from '#platform'
import { Note, Section, Stack, Table } from '#platform/ui'
import { CaseFrameHeader, type CaseTab } from '../cases/case-frame.tsx'
import { OfCase, scope } from '../cases/case-scope.ts'
import { categoryName, sayExtent, sayRecipient } from '../sharing/sharing-words.ts'
import { type LookedAs, lookAs } from './look-as.query.server.ts'
import { lookAsAddress, lookAsPath } from './look-as-address.ts'
import { Picture } from './picture.tsx'
import type { KeptBackWhy } from './why-kept-back.domain.ts'

export const OfEyes = OfCase.extend({ personId: PersonId })

/**
 * A page of a case as another person of its team gets it: the same page, loaded and shown by its own declaration, under that person's
 * rights. Nothing on it can be sent.
 */
export const pageAs = (tab: CaseTab, shown: Page, params: z.ZodType<AsSomebody> = OfEyes): Page => {
  const { spec } = shown
  return page({
    path: shown.path.replace('/cases/:caseId', '/cases/:caseId/as/:personId'),
    params,
    act: 'casework.case.look_as',
    load: (ctx, asked: AsSomebody, query, from) => lookAs(ctx, asked, (other) => spec.load(other, asked, query, from)),
    looking: ({ caseId, personId }) => ({
      chain: 'case',
      about: caseId,
      name: 'casework.case_as.looked',
      payload: { person: personId },
    }),
    scope,
    title: ({ loaded, t }) => t('casework.look_as.title', { name: loaded.eyes.name, code: loaded.frame.code }),
    header: ({ loaded }) => (
      <CaseFrameHeader
        frame={loaded.frame}
        tab={tab}
        nameIsHeading={tab === 'overview'}
        only={TABS_AS}
        address={(one) => lookAsAddress(loaded.frame.caseId, loaded.eyes.personId, one)}
      />
    ),
    view: (seen) => (
      <Stack>
        <Whose looked={seen.loaded} />
        {seen.loaded.shown === null ? (
          <Note kind="turn" text={seen.t('casework.look_as.nothing')} />
        ) : (
          <Picture caseId={seen.params.caseId} personId={seen.params.personId}>
            {spec.view({ ...seen, loaded: seen.loaded.shown })}
          </Picture>
        )}
        {tab === 'overview' && <KeptBackTable looked={seen.loaded} />}
      </Stack>
    ),
  })
}
export type AsSomebody = { readonly caseId: z.infer<typeof OfCase>['caseId']; readonly personId: PersonId } & Readonly<
  Record<string, string>
>

/** The ledger and what leads to acts stay one's own. */
const TABS_AS: readonly CaseTab[] = ['overview', 'diagnosis', 'plan', 'basket', 'tasks', 'meetings', 'history']

function Whose({ looked: { eyes, known, frame } }: { readonly looked: LookedAs<unknown> }) {
  const reader = useReader()
  const { t } = reader
  const who = sayRecipient(reader, known.model, eyes.institution.shortName, eyes.roles)
  return (
    <Note kind="info" title={t('casework.look_as.whose', { name: eyes.name, who })} text={t('casework.look_as.lead')}>
      <p>
        <a href={lookAsPath(frame.caseId)}>{t('casework.look_as.choose_another')}</a>
      </p>
    </Note>
  )
}

function KeptBackTable({ looked: { keptBack, known } }: { readonly looked: LookedAs<unknown> }) {
  const { t, locale } = useReader()
  if (keptBack.length === 0) return null
  const title = t('casework.look_as.kept_back')
  return (
    <Section id="kept-back" title={title} note={t('casework.look_as.kept_back_note')}>
      <Table
        caption={title}
        columns={[
          { label: t('casework.look_as.category') },
          { label: t('casework.look_as.entries'), numeric: true },
          { label: t('casework.look_as.why') },
        ]}
        rows={keptBack.map(({ category, entries, why }) => ({
          cells: [categoryName(known.model, category, locale), entries, <Why why={why} />],
        }))}
      />
    </Section>
  )
}

const WHYS: Readonly<Record<KeptBackWhy['reason'], MessageKey>> = {
  shown_in_part: 'casework.look_as.why.shown_in_part',
  shown_less: 'casework.look_as.why.shown_less',
  not_in_model: 'casework.look_as.why.not_in_model',
  special: 'casework.look_as.why.special',
  not_shown: 'casework.look_as.why.not_shown',
}

function Why({ why }: { readonly why: KeptBackWhy }) {
  const { t } = useReader()
  return <>{t(WHYS[why.reason], { extent: why.reason === 'shown_less' ? sayExtent(t, why.extent) : '' })}</>
}
