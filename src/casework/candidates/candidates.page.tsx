import { ageSentence, servicePath } from '#directory'
import { page, showDate, useReader } from '#platform'
import { ButtonLink, Empty, Head, KeyValues, Lines, Note, Section, Stack, Table, Tag } from '#platform/ui'
import { ITEM_LABELS } from '../basket/basket-tables.tsx'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { type Candidate, type NeedPage, needPageOf } from './candidates.query.server.ts'
import { OfNeed } from './need.schema.ts'
import { needPath } from './need-paths.ts'
import { outcomeSentence, reasonsOf, TOLD_WORDS, WEIGHT_WORDS } from './need-words.ts'
import type { RunningLine } from './running.query.server.ts'

/** One need and what could meet it: services with what is said for and against each, beside what the family wishes. */
export const candidatesPage = page({
  path: '/cases/:caseId/needs/:needId',
  params: OfNeed,
  act: 'casework.candidates.read',
  load: (ctx, { caseId, needId }) => needPageOf(ctx, caseId, needId),
  looking: look('casework.basket.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.needs.one_of', { code: loaded.frame.code }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="basket" />,
  view: ({ loaded }) => <Candidates loaded={loaded} />,
})

type Props = { readonly loaded: NeedPage }

function Candidates({ loaded }: Props) {
  const { t } = useReader()
  const { frame, need, mayKeep, mayChoose, candidates, more, category } = loaded
  const { caseId } = frame
  return (
    <Stack>
      <CaseCrumbs frame={frame} here={t('casework.needs.need')} />
      <Head title={need.words} over={loaded.person ?? t('casework.plan.whole_family', { kind: frame.kind })}>
        {mayKeep && <ButtonLink href={needPath.change(caseId, need.id)}>{t('casework.needs.change')}</ButtonLink>}
        {mayKeep && mayChoose && !need.over && (
          <ButtonLink href={needPath.unmet(caseId, need.id)}>{t('casework.needs.no_service')}</ButtonLink>
        )}
      </Head>
      {need.over && <Note kind="info" text={t('casework.needs.is_over')} />}
      <About loaded={loaded} />
      <Alike loaded={loaded} />
      <Section id="sources" title={t('casework.needs.sources')} note={t('casework.needs.sources_note')}>
        <ol>
          {loaded.sources.map(({ label }) => (
            <li>{label}</li>
          ))}
        </ol>
      </Section>
      <Section
        id="candidates"
        title={t('casework.needs.candidates')}
        count={candidates.length}
        note={t(category === null ? 'casework.needs.all_categories' : 'casework.needs.candidates_note')}
      >
        {candidates.length === 0 ? (
          <Empty title={t('casework.needs.no_candidates')}>
            <p>{t('casework.needs.no_candidates_text')}</p>
          </Empty>
        ) : (
          <CandidateTable loaded={loaded} />
        )}
        {more && <Note kind="info" text={t('casework.needs.more')} />}
      </Section>
    </Stack>
  )
}

function About({ loaded: { need, area, places, lines } }: Props) {
  const { t } = useReader()
  const family = places.map(({ label, place, wish, told }) =>
    [
      `${label ?? t('casework.needs.family_together')}: ${t('casework.needs.place', { no: place })}`,
      wish && `„${wish}”`,
      t(TOLD_WORDS[told]),
    ]
      .filter(Boolean)
      .join(' · '),
  )
  return (
    <KeyValues
      items={[
        { term: t('casework.needs.weight'), value: t(WEIGHT_WORDS[need.weight]) },
        { term: t('casework.needs.area'), value: area },
        { term: t('casework.needs.since'), value: showDate(need.since) },
        {
          term: t('casework.needs.orders'),
          value: family.length > 0 ? <Lines items={family} /> : t('casework.needs.not_ranked'),
        },
        {
          term: t('casework.needs.in_basket'),
          value:
            lines.length > 0
              ? lines.map(({ what, state }) => `${what}: ${t(ITEM_LABELS[state])}`).join('; ')
              : t(need.rows.length > 0 ? 'casework.needs.being_written' : 'casework.needs.nothing_yet'),
        },
      ]}
    />
  )
}

/** The same area for the same person, here or where the reader works too. Nothing is said of what they may not know. */
function Alike({ loaded: { alike, names } }: Props) {
  const { t } = useReader()
  if (alike.length === 0) return null
  const tell = ({ what, provider, state, code }: RunningLine) =>
    [
      what,
      provider === null ? '' : (names.get(provider)?.shortName ?? ''),
      t(ITEM_LABELS[state]),
      code === null ? '' : t('casework.needs.in_case', { code }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <Note kind="turn" title={t('casework.needs.alike')}>
      <Lines items={alike.map(tell)} />
      <p class="fine">{t('casework.needs.alike_note')}</p>
    </Note>
  )
}

function CandidateTable({ loaded }: Props) {
  const { t } = useReader()
  return (
    <Table
      caption={t('casework.needs.candidates')}
      columns={[
        { label: t('casework.needs.service') },
        { label: t('casework.needs.for') },
        { label: t('casework.needs.against') },
        { label: t('casework.needs.ask') },
        { label: t('casework.needs.bring') },
        { label: t('casework.needs.choose'), hiddenLabel: true, actions: true },
      ]}
      rows={loaded.candidates.map((one) => ({ cells: cellsOf(one, loaded, t) }))}
    />
  )
}

function cellsOf(
  { service, judged, outcomes, free }: Candidate,
  loaded: NeedPage,
  t: ReturnType<typeof useReader>['t'],
) {
  const { frame, need, mayKeep, mayChoose } = loaded
  const { id, entry, provider, age } = service
  const reasons = reasonsOf(t, judged, entry, free)
  const past = outcomeSentence(t, outcomes)
  const languages = entry.languages.map((one) => t(`directory.language.${one}`)).join(', ')
  return [
    <>
      <a href={servicePath.one(id)}>{entry.name}</a>
      <p class="fine">
        {provider}
        {languages && ` · ${languages}`}
      </p>
      {past && <p class="fine">{past}</p>}
      {age.stale && <Tag>{ageSentence(t, age)}</Tag>}
    </>,
    <Reasons items={reasons.for} />,
    <Reasons items={reasons.against} />,
    <Reasons items={reasons.ask} />,
    <Reasons items={entry.documents} />,
    mayKeep && mayChoose && !need.over && (
      <ButtonLink small href={needPath.choose(frame.caseId, need.id, id)}>
        {t('casework.needs.choose')}
        <span class="vh">: {entry.name}</span>
      </ButtonLink>
    ),
  ]
}

const Reasons = ({ items }: { readonly items: readonly string[] }) =>
  items.length === 0 ? (
    <>–</>
  ) : (
    <ul>
      {items.map((one) => (
        <li>{one}</li>
      ))}
    </ul>
  )
