import { z } from 'zod'
import { SubjectId } from '#kernel'
import { fields, optionalDay, page, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  DateField,
  Empty,
  FormPage,
  Head,
  Lines,
  Section,
  Select,
  Stack,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { GenogramFigure } from './genogram.tsx'
import { KIN_LABELS } from './genogram-words.ts'
import { KIN, SEXES } from './kinship.domain.ts'
import { type GenogramPage, genogramPage, relationToEnd, relationToRecord } from './kinship.query.server.ts'
import { drawPerson, endRelation, recordRelation } from './record-relation.server.ts'

const genogramPath = (caseId: string): string => `/cases/${caseId}/genogram`

/** The genogram of a family: whoever the reader may name, and how they are related. */
export const genogramOfCasePage = page({
  path: '/cases/:caseId/genogram',
  params: OfCase,
  act: 'casework.genogram.read',
  needsNames: true,
  load: (ctx, { caseId }) => genogramPage(ctx, caseId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.kinship.of', { code: loaded.frame.code }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="overview" />,
  view: ({ t, loaded }) => (
    <Stack>
      <CaseCrumbs frame={loaded.frame} here={t('casework.kinship.title')} />
      <Head title={t('casework.kinship.title')} lead={t('casework.kinship.lead')}>
        {loaded.mayKeep && (
          <ButtonLink href={recordRelationPage.at({ caseId: loaded.frame.caseId })}>
            {t('casework.kinship.record')}
          </ButtonLink>
        )}
        {loaded.mayKeep && (
          <ButtonLink href={drawPersonPage.at({ caseId: loaded.frame.caseId })} kind="quiet">
            {t('casework.kinship.draw')}
          </ButtonLink>
        )}
      </Head>
      {loaded.people.length === 0 ? (
        <Empty title={t('casework.overview.people_empty')} />
      ) : (
        <GenogramFigure genogram={loaded} code={loaded.frame.code} />
      )}
      {loaded.mayKeep && loaded.relations.length > 0 && <WaysToEnd loaded={loaded} />}
    </Stack>
  ),
})

function WaysToEnd({ loaded: { frame, people, relations } }: { readonly loaded: GenogramPage }) {
  const { t } = useReader()
  const nameOf = (of: string): string => {
    const person = people.find(({ id }) => id === of)
    return person ? personLabel(person, frame.code) : ''
  }
  return (
    <Section id="entries" title={t('casework.kinship.entries')}>
      <Lines
        items={relations.map(({ id, kin, one, other }) => (
          <>
            {nameOf(one)}, {t(KIN_LABELS[kin])}: {nameOf(other)}{' '}
            <a href={endRelationPage.at({ caseId: frame.caseId, relationId: id })}>
              {t('casework.kinship.end_link')}
              <span class="vh">: {`${nameOf(one)}, ${nameOf(other)}`}</span>
            </a>
          </>
        ))}
      />
    </Section>
  )
}

const readRelation = fields(
  z.object({ one: SubjectId, kin: z.enum(KIN), other: SubjectId, from: optionalDay, until: optionalDay }),
)

/** Recording how two persons of the case are related. */
export const recordRelationPage = page({
  path: '/cases/:caseId/genogram/new',
  params: OfCase,
  act: 'casework.relation.record',
  needsNames: true,
  load: (ctx, { caseId }) => relationToRecord(ctx, caseId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t }) => t('casework.kinship.record'),
  form: readRelation,
  submit: (ctx, input) => recordRelation(ctx, input),
  refusals: {
    same_person: 'casework.kinship.same_person',
    ends_before_begins: 'casework.kinship.ends_before_begins',
    already_related: 'casework.kinship.already_related',
    own_ancestor: 'casework.kinship.own_ancestor',
    unknown_person: 'platform.form.not_offered',
    case_closed: 'casework.case.closed',
  },
  then: ({ params }) => ({ to: genogramPath(params.caseId), flash: 'casework.kinship.recorded' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { frame, people } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.kinship.record')} />}
      title={t('casework.kinship.record')}
    >
      <Select name="one" label={t('casework.kinship.one')} options={people} />
      <Select
        name="kin"
        label={t('casework.kinship.kin')}
        options={KIN.map((value) => ({ value, label: t(KIN_LABELS[value]) }))}
      />
      <Select name="other" label={t('casework.kinship.other')} options={people} />
      <DateField name="from" label={t('casework.kinship.since')} optional />
      <DateField name="until" label={t('casework.kinship.till')} optional />
      <ActionsBar>
        <Button>{t('casework.kinship.submit')}</Button>
        <a href={genogramPath(frame.caseId)}>{t('casework.kinship.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

/** Taking a relation off the drawing, because it was wrong. */
export const endRelationPage = page({
  path: '/cases/:caseId/genogram/:relationId/end',
  params: OfCase.extend({ relationId: z.uuid() }),
  act: 'casework.relation.end',
  needsNames: true,
  load: (ctx, { caseId, relationId }) => relationToEnd(ctx, caseId, relationId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t }) => t('casework.kinship.end'),
  submit: (ctx, { caseId, relationId }) => endRelation(ctx, { caseId, relationId }),
  refusals: { case_closed: 'casework.case.closed' },
  then: ({ params }) => ({ to: genogramPath(params.caseId), flash: 'casework.kinship.ended' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { frame, between } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.kinship.end')} />}
      over={between}
      title={t('casework.kinship.end')}
      lead={t('casework.kinship.end_lead')}
    >
      <ActionsBar>
        <Button kind="bad">{t('casework.kinship.end')}</Button>
        <a href={genogramPath(frame.caseId)}>{t('casework.kinship.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

const readDrawn = fields(z.object({ subjectId: SubjectId, sex: z.enum([...SEXES, 'none']) }))

/** How a person is drawn, for whom it is given. */
export const drawPersonPage = page({
  path: '/cases/:caseId/genogram/symbol',
  params: OfCase,
  act: 'casework.relation.draw',
  needsNames: true,
  load: (ctx, { caseId }) => relationToRecord(ctx, caseId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t }) => t('casework.kinship.draw'),
  form: readDrawn,
  submit: (ctx, input) => drawPerson(ctx, input),
  refusals: { unknown_person: 'platform.form.not_offered', case_closed: 'casework.case.closed' },
  then: ({ params }) => ({ to: genogramPath(params.caseId), flash: 'casework.kinship.drawn' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { frame, people } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.kinship.draw')} />}
      title={t('casework.kinship.draw')}
      lead={t('casework.kinship.draw_lead')}
    >
      <Select name="subjectId" label={t('casework.kinship.person')} options={people} />
      <Select
        name="sex"
        label={t('casework.kinship.symbol')}
        options={[
          { value: 'none', label: t('casework.kinship.symbol.none') },
          { value: 'female', label: t('casework.kinship.symbol.female') },
          { value: 'male', label: t('casework.kinship.symbol.male') },
        ]}
      />
      <ActionsBar>
        <Button>{t('casework.kinship.submit')}</Button>
        <a href={genogramPath(frame.caseId)}>{t('casework.kinship.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
