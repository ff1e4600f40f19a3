import { page, showDate, showInstant, type T } from '#platform'
import { ButtonLink, Crumbs, Head, KeyValues, Lines, More, Note, Section, Stack } from '#platform/ui'
import { SERVICES, ServiceParams, servicePath } from '../service-paths.ts'
import { type FreeUnits, freeUnits } from '../supply/free-units.query.server.ts'
import { freeSentence } from '../supply/supply-words.ts'
import { changedParts, type EntryPart } from './service.domain.ts'
import { type ServiceCard, serviceCard, type Wording, wordingsOf } from './service.query.server.ts'
import { ageSentence, type ToldPart, toldParts } from './service-words.ts'

/** The groups in which an entry is read; what has a place of its own on the page is left out. */
const GROUPS = {
  who: ['targetGroup', 'eligibility', 'documents'],
  where: ['ways', 'place', 'area', 'hours', 'hoursNote', 'access', 'languages'],
  cost: ['cost', 'funding'],
  contact: ['contact'],
} as const satisfies Readonly<Record<string, readonly EntryPart[]>>
type Group = keyof typeof GROUPS

/** One entry: what it is, for whom, where and when, for how much, how to ask, and who assured it when. */
export const servicePage = page({
  path: `${SERVICES}/:serviceId`,
  params: ServiceParams,
  act: 'directory.service.read',
  looking: 'public',
  open: 'public',
  load: async (ctx, { serviceId }) => {
    const [card, free] = await Promise.all([serviceCard(ctx, serviceId), freeUnits(ctx, [serviceId])])
    return { card, free: free.get(serviceId) ?? null, wordings: card.can.keep ? await wordingsOf(ctx, serviceId) : [] }
  },
  title: ({ loaded }) => loaded.card.entry.name,
  view: ({ loaded: { card, free, wordings }, t }) => {
    const told = toldParts(t, card)
    return (
      <Stack>
        <Crumbs items={[{ label: t('directory.list.title'), href: SERVICES }, { label: card.entry.name }]} />
        <EntryHead card={card} t={t} />
        <EntryNotes card={card} t={t} />
        {free && !card.archivedOn && <FreeNow free={free} t={t} />}
        <div>
          {(told.find(({ part }) => part === 'summary')?.lines ?? []).map((line) => (
            <p>{line}</p>
          ))}
        </div>
        {(Object.keys(GROUPS) as Group[]).map((group) => (
          <GroupSection group={group} told={told} t={t} />
        ))}
        <Section id="assured" title={t('directory.group.assured')}>
          <KeyValues items={assuredLines(card, t)} />
        </Section>
        {wordings.length > 0 && <Wordings wordings={wordings} t={t} />}
      </Stack>
    )
  },
})

const EntryHead = ({ card, t }: { card: ServiceCard; t: T }) => (
  <Head title={card.entry.name} over={t(`directory.category.${card.entry.category}`)} lead={card.provider}>
    {card.can.keep && !card.archivedOn && (
      <ButtonLink href={servicePath.correct(card.id)}>{t('directory.correct.title')}</ButtonLink>
    )}
    {card.can.keep && !card.archivedOn && (
      <ButtonLink href={servicePath.supply(card.id)}>{t('directory.supply.title')}</ButtonLink>
    )}
    {card.can.keep && <ButtonLink href={servicePath.keep(card.id)}>{t('directory.keep.title')}</ButtonLink>}
    <ButtonLink href={servicePath.print(card.id)}>{t('directory.print.link')}</ButtonLink>
  </Head>
)

/** What is free is said by the program, from what the keeper said there is and from what is held. */
const FreeNow = ({ free, t }: { free: FreeUnits; t: T }) => (
  <p>
    <strong>{t('directory.supply.now', { free: freeSentence(t, free) })}</strong>
  </p>
)

const EntryNotes = ({ card, t }: { card: ServiceCard; t: T }) => (
  <>
    {card.archivedOn && <Note kind="turn" text={t('directory.archived', { day: showDate(card.archivedOn) })} />}
    {!card.archivedOn && card.age.stale && (
      <Note kind="turn" text={t('directory.stale', { age: ageSentence(t, card.age) })} />
    )}
  </>
)

function GroupSection({ group, told, t }: { group: Group; told: readonly ToldPart[]; t: T }) {
  const parts: readonly EntryPart[] = GROUPS[group]
  const here = told.filter(({ part }) => parts.includes(part))
  if (here.length === 0) return null
  return (
    <Section id={group} title={t(`directory.group.${group}`)}>
      <KeyValues items={here.map(({ part, label, lines }) => ({ term: label, value: shownValue(part, lines) }))} />
    </Section>
  )
}

/** A single line is a line; what has several is a list. Ways to reach the provider are links. */
function shownValue(part: EntryPart, lines: readonly string[]) {
  const shown = part === 'contact' ? lines.map((line) => <a href={hrefOf(line)}>{line}</a>) : lines
  return shown.length === 1 ? shown[0] : <Lines items={shown} />
}

const hrefOf = (contact: string): string => {
  if (contact.startsWith('http')) return contact
  return contact.includes('@') ? `mailto:${contact}` : `tel:${contact.replace(/\s/g, '')}`
}

const assuredLines = (card: ServiceCard, t: T) => [
  { term: t('directory.assured.when'), value: `${showDate(card.assuredOn)} (${ageSentence(t, card.age)})` },
  { term: t('directory.assured.who'), value: t(`directory.assured.by_${card.assuredHow}`) },
]

function Wordings({ wordings, t }: { wordings: readonly Wording[]; t: T }) {
  const items = wordings.map((one, index) => {
    const before = wordings[index + 1]
    const changed = before ? changedParts(before.entry, one.entry).map((part) => t(`directory.part.${part}`)) : []
    const by = { no: one.no, at: showInstant(one.savedOn), who: one.savedBy }
    return before
      ? t('directory.wording.changed', { ...by, parts: changed.join(', ') || '–' })
      : t('directory.wording.first', by)
  })
  return (
    <More summary={t('directory.wording.title', { count: wordings.length })}>
      <Lines items={items} />
    </More>
  )
}
