import { z } from 'zod'
import { InstitutionId, PersonId } from '#kernel'
import { day, fields, page, showDate, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  DateField,
  Empty,
  FormPage,
  Head,
  Lines,
  Note,
  Select,
  Stack,
  Table,
  Tag,
} from '#platform/ui'
import { endStandIn, nameStandIn } from './name-stand-in.server.ts'
import { STATES } from './stand-in-words.ts'
import { type StandInShown, sayLacking, standInKnown, standInsKnown, standInToName } from './stand-ins.query.server.ts'

/** Who stands in for whom: my own leaves, colleagues for whom I stand in, and for the head those of the whole institution. */
export const standInsPage = page({
  path: '/stand-ins',
  act: 'casework.stand_in.read',
  // Workers, days and institutions; no case.
  looking: 'unrecorded',
  load: (ctx) => standInsKnown(ctx),
  title: ({ t }) => t('casework.stand_in.title'),
  view: ({ t, loaded: { all, places } }) => (
    <Stack>
      <Head title={t('casework.stand_in.title')} lead={t('casework.stand_in.lead')} />
      {all.length === 0 ? <Empty title={t('casework.stand_in.none')} /> : <Known all={all} />}
      {places.length > 0 && (
        <Lines
          items={places.map(({ id, name }) => (
            <a href={nameStandInPage.at({ institutionId: id })}>
              {t('casework.stand_in.name')}: {name}
            </a>
          ))}
        />
      )}
    </Stack>
  ),
})

function Known({ all }: { readonly all: readonly StandInShown[] }) {
  const { t } = useReader()
  return (
    <Table
      caption={t('casework.stand_in.title')}
      columns={[
        { label: t('casework.stand_in.absent') },
        { label: t('casework.stand_in.stand_in') },
        { label: t('casework.stand_in.institution') },
        { label: t('casework.stand_in.days') },
        { label: t('casework.stand_in.state') },
        { label: t('casework.person.acts'), hiddenLabel: true, actions: true },
      ]}
      rows={all.map((one) => ({
        cells: [
          one.absent,
          one.standIn,
          one.institution,
          t('casework.stand_in.from_until', { from: showDate(one.from), until: showDate(one.until) }),
          <State one={one} />,
          one.canEnd && (
            <a href={endStandInPage.at({ standInId: one.id })}>
              {t('casework.stand_in.end_link')} <span class="vh">{one.absent}</span>
            </a>
          ),
        ],
      }))}
    />
  )
}

function State({ one }: { readonly one: StandInShown }) {
  const { t, locale } = useReader()
  if (one.lacks.length === 0) return <Tag tone={one.state === 'running' ? 'ok' : 'line'}>{t(STATES[one.state])}</Tag>
  const what = one.lacks.map((lack) => sayLacking(lack, locale)).join(', ')
  return <Tag tone="turn">{t('casework.stand_in.lacks', { what })}</Tag>
}

const readLeave = fields(z.object({ absentId: PersonId, standInId: PersonId, from: day, until: day }))

/** Naming a stand-in for one's own leave, or as the head for a colleague's. */
export const nameStandInPage = page({
  path: '/institutions/:institutionId/stand-ins/new',
  params: z.object({ institutionId: InstitutionId }),
  act: 'casework.stand_in.name',
  looking: 'unrecorded',
  load: (ctx, { institutionId }) => standInToName(ctx, institutionId),
  title: ({ t }) => t('casework.stand_in.name'),
  form: readLeave,
  submit: (ctx, input) => nameStandIn(ctx, input),
  refusals: {
    same_person: 'casework.stand_in.same_person',
    ends_before_start: 'casework.stand_in.ends_before_start',
    day_past: 'casework.stand_in.day_past',
    too_long: 'casework.stand_in.too_long',
    already_named: 'casework.stand_in.already_named',
    stand_in_absent: 'casework.stand_in.stand_in_absent',
    stands_in: 'casework.stand_in.stands_in',
    not_colleague: 'casework.stand_in.not_colleague',
  },
  then: () => ({ to: standInsPage.path, flash: 'casework.stand_in.done' }),
  view: ({ t, form, loaded: { institution, absent, colleagues, longest } }) => (
    <FormPage
      form={form}
      over={institution}
      title={t('casework.stand_in.name')}
      lead={t('casework.stand_in.name_lead')}
    >
      <Select name="absentId" label={t('casework.stand_in.absent')} options={absent.map(toOption)} />
      <Select
        name="standInId"
        label={t('casework.stand_in.stand_in')}
        hint={t('casework.stand_in.stand_in_hint')}
        options={colleagues.map(toOption)}
      />
      <DateField name="from" label={t('casework.stand_in.from')} />
      <DateField
        name="until"
        label={t('casework.stand_in.until')}
        hint={t('casework.stand_in.until_hint', { days: longest })}
      />
      <Note kind="info" text={t('casework.stand_in.what_passes')} />
      <ActionsBar>
        <Button>{t('casework.stand_in.submit')}</Button>
        <a href={standInsPage.path}>{t('casework.stand_in.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

const toOption = ({ id, name }: { readonly id: string; readonly name: string }) => ({ value: id, label: name })

/** Ending a leave with a stand-in before its last day. */
export const endStandInPage = page({
  path: '/stand-ins/:standInId/end',
  params: z.object({ standInId: z.uuid() }),
  act: 'casework.stand_in.end',
  looking: 'unrecorded',
  load: (ctx, { standInId }) => standInKnown(ctx, standInId),
  title: ({ t }) => t('casework.stand_in.end'),
  submit: (ctx, { standInId }) => endStandIn(ctx, standInId),
  refusals: { over_already: 'casework.stand_in.over_already' },
  then: () => ({ to: standInsPage.path, flash: 'casework.stand_in.ended_done' }),
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      over={loaded.institution}
      title={t('casework.stand_in.end')}
      lead={t('casework.stand_in.end_lead', { absent: loaded.absent, standIn: loaded.standIn })}
    >
      <ActionsBar>
        <Button kind="bad">{t('casework.stand_in.end')}</Button>
        <a href={standInsPage.path}>{t('casework.stand_in.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
