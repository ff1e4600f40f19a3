import { page, showDate, useReader } from '#platform'
import { ButtonLink, Empty, Head, Section, Stack, Table, Tag } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { type Compartments, compartmentsOf } from './compartments.query.server.ts'
import { APART_LABELS, BASIS_LABELS, SHIELD_LABELS, SIDE_LABELS } from './shield-words.ts'

/** Compartments of a family: who is kept apart from whom, what is shielded, which workers stand on whose side. */
export const apartPage = page({
  path: '/cases/:caseId/apart',
  params: OfCase,
  act: 'casework.apart.read',
  needsNames: true,
  load: (ctx, { caseId }) => compartmentsOf(ctx, caseId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.compartments.of', { code: loaded.frame.code }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, loaded }) => (
    // Never on paper: a printed page would outlive the right to read it.
    <div class="no-print">
      <Stack>
        <CaseCrumbs frame={loaded.frame} here={t('casework.compartments.title')} />
        <Head title={t('casework.compartments.title')} lead={t('casework.compartments.lead')} />
        <Pairs loaded={loaded} />
        <Shields loaded={loaded} />
        <Sides loaded={loaded} />
      </Stack>
    </div>
  ),
})

type Props = { readonly loaded: Compartments }
const nameOf = ({ people, frame }: Compartments, id: string) =>
  people.find(({ value }) => value === id)?.label ?? frame.code

function Pairs({ loaded }: Props) {
  const { t } = useReader()
  const { pairs, frame } = loaded
  const at = `/cases/${frame.caseId}/apart`
  const states = {
    ahead: 'casework.apart.ahead',
    current: 'casework.apart.current',
    over: 'casework.apart.over',
  } as const
  return (
    <Section
      id="pairs"
      title={t('casework.apart.pairs')}
      note={t('casework.apart.pairs_note')}
      link={{ href: `${at}/new`, label: t('casework.apart.title') }}
    >
      {pairs.length === 0 ? (
        <Empty title={t('casework.apart.none')} />
      ) : (
        <Table
          caption={t('casework.apart.pairs')}
          columns={[
            { label: t('casework.apart.who') },
            { label: t('casework.apart.kind') },
            { label: t('casework.apart.why') },
            { label: t('casework.apart.when') },
            { label: t('casework.person.acts'), hiddenLabel: true, actions: true },
          ]}
          rows={pairs.map(({ id, one, other, kind, basis, reason, from, until, by, state }) => ({
            cells: [
              `${nameOf(loaded, one)} · ${nameOf(loaded, other)}`,
              t(APART_LABELS[kind]),
              [basis ? t(BASIS_LABELS[basis]) : t('casework.apart.basis_untold'), reason].join(': '),
              <>
                <Tag tone={state === 'over' ? 'line' : 'turn'}>{t(states[state])}</Tag>{' '}
                {until
                  ? t('casework.apart.from_until', { from: showDate(from), until: showDate(until) })
                  : t('casework.apart.from', { from: showDate(from) })}
                , {by}
              </>,
              state !== 'over' && (
                <ButtonLink href={`${at}/${id}/end`} small kind="quiet">
                  {t('casework.apart.end')}
                  <span class="vh">
                    : {nameOf(loaded, one)}, {nameOf(loaded, other)}
                  </span>
                </ButtonLink>
              ),
            ],
          }))}
        />
      )}
    </Section>
  )
}

function Shields({ loaded }: Props) {
  const { t } = useReader()
  const { shields, frame } = loaded
  return (
    <Section id="shields" title={t('casework.shield.list')} note={t('casework.shield.list_note')}>
      {shields.length === 0 ? (
        <Empty title={t('casework.shield.none')} />
      ) : (
        <Table
          caption={t('casework.shield.list')}
          columns={[
            { label: t('casework.person.who') },
            { label: t('casework.shield.what') },
            { label: t('casework.shield.from') },
            { label: t('casework.shield.state') },
          ]}
          rows={shields.map(({ id, subjectId, what, from, state, since }) => ({
            cells: [
              nameOf(loaded, subjectId),
              <a href={`/cases/${frame.caseId}/shields/${id}`}>
                {t(SHIELD_LABELS[what])}
                <span class="vh">
                  : {nameOf(loaded, subjectId)}, {showDate(since)}
                </span>
              </a>,
              from.map((one) => nameOf(loaded, one)).join(', ') || t('casework.shield.from_all'),
              `${t(`casework.shield.${state}`)}, ${showDate(since)}`,
            ],
          }))}
        />
      )}
    </Section>
  )
}

function Sides({ loaded }: Props) {
  const { t } = useReader()
  const { sides, frame } = loaded
  const at = `/cases/${frame.caseId}/sides`
  return (
    <Section
      id="sides"
      title={t('casework.side.list')}
      note={t('casework.side.list_note')}
      link={{ href: `${at}/new`, label: t('casework.side.title') }}
    >
      {sides.length === 0 ? (
        <Empty title={t('casework.side.none')} />
      ) : (
        <Table
          caption={t('casework.side.list')}
          columns={[
            { label: t('casework.side.worker') },
            { label: t('casework.side.of') },
            { label: t('casework.side.why') },
            { label: t('casework.person.acts'), hiddenLabel: true, actions: true },
          ]}
          rows={sides.map(({ id, person, subjectId, why, reason }) => ({
            cells: [
              person,
              nameOf(loaded, subjectId),
              `${t(SIDE_LABELS[why])}: ${reason}`,
              <ButtonLink href={`${at}/${id}/end`} small kind="quiet">
                {t('casework.side.end')}
                <span class="vh">: {person}</span>
              </ButtonLink>,
            ],
          }))}
        />
      )}
    </Section>
  )
}
