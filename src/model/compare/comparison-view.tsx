import type { Child } from 'hono/jsx'
import { useReader } from '#platform'
import { Columns, Lines, Section, Stack, Tag } from '#platform/ui'
import { nameIn } from '../name-in.ts'
import { paragraphHref } from '../versions/paragraph-href.ts'
import type { Comparison } from './compare.domain.ts'
import { ComparedParagraph } from './compared-paragraph.tsx'
import type { ChapterDifference } from './handbook-differences.domain.ts'
import { Redline } from './redline.tsx'
import { ORDER, type SaidDifference, sayDifferences } from './say-difference.ts'

type ComparisonViewProps = {
  readonly comparison: Comparison
  /** Unchanged paragraphs are counted and not shown. */
  readonly onlyChanges: boolean
  /** Where a paragraph that is not shown here is read; in the handbook of the newer version when not said. */
  readonly clauseHref?: (clause: string) => string
  /** What stands under a paragraph beside what changed in it. */
  readonly beside?: (clause: string) => Child
}

/** What differs between two versions of a model: the text as a redline, what is executed in sentences. */
export function ComparisonView({ comparison, onlyChanges, clauseHref, beside }: ComparisonViewProps) {
  const reader = useReader()
  const { t } = reader
  const said = sayDifferences(comparison, reader)
  const { id, version } = comparison.to
  const chapters = comparison.chapters.filter((chapter) => !onlyChanges || isChanged(chapter))
  const shown = new Set(
    chapters.flatMap(({ paragraphs }) =>
      paragraphs.flatMap((one) => (onlyChanges && one.change === 'unchanged' ? [] : [one.id])),
    ),
  )
  const elsewhere = clauseHref ?? ((clause: string) => paragraphHref(id, version, clause))
  const href = (clause: string) => (shown.has(clause) ? `#${clause}` : elsewhere(clause))
  return (
    <>
      <Legend comparison={comparison} />
      {chapters.length === 0 && said.length === 0 && <p>{t('model.compare.page.none')}</p>}
      <Columns kind="lead">
        <Contents chapters={chapters} said={said.length} />
        <Stack>
          {chapters.map((chapter) => (
            <Chapter chapter={chapter} onlyChanges={onlyChanges} {...(beside ? { beside } : {})} />
          ))}
          <Executed said={said} href={href} />
        </Stack>
      </Columns>
    </>
  )
}

const isChanged = (chapter: ChapterDifference): boolean =>
  chapter.change !== 'kept' || chapter.named !== null || chapter.paragraphs.some(({ change }) => change !== 'unchanged')

function Legend({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useReader()
  const all = comparison.chapters.flatMap(({ paragraphs }) => paragraphs)
  const count = (wanted: string) => all.filter(({ change }) => change === wanted).length
  const counts = { changed: count('changed'), added: count('added'), removed: count('removed') }
  return (
    <p class="key marked">
      <span>
        <ins>{t('model.compare.page.legend.added')}</ins>
      </span>
      <span>
        <del>{t('model.compare.page.legend.removed')}</del>
      </span>
      <span>{t('model.compare.page.counts', counts)}</span>
    </p>
  )
}

type ContentsProps = { readonly chapters: readonly ChapterDifference[]; readonly said: number }

function Contents({ chapters, said }: ContentsProps) {
  const { t, locale } = useReader()
  return (
    <nav class="toc" aria-label={t('model.compare.page.contents')}>
      {chapters.map(({ id, name }) => (
        <a href={`#chapter-${id}`}>{`${id}: ${nameIn(name, locale)}`}</a>
      ))}
      <a href="#executed">
        {t('model.compare.page.executed')}
        <span class="push">{t('model.compare.page.executed.count', { count: said })}</span>
      </a>
    </nav>
  )
}

function Chapter({
  chapter: { id, name, named, change, paragraphs },
  onlyChanges,
  beside,
}: {
  readonly chapter: ChapterDifference
  readonly onlyChanges: boolean
  readonly beside?: (clause: string) => Child
}) {
  const { t, locale } = useReader()
  const shown = paragraphs.filter((paragraph) => !onlyChanges || paragraph.change !== 'unchanged')
  const left = paragraphs.length - shown.length
  return (
    <Section id={`chapter-${id}`} title={`${id}: ${nameIn(name, locale)}`}>
      {change !== 'kept' && (
        <p>
          <Tag tone="info">{t(`model.compare.page.chapter.${change}`)}</Tag>
        </p>
      )}
      {named && <p class="fine">{t('model.compare.page.chapter.named', { name: nameIn(named, locale) })}</p>}
      <div class="marked">
        {shown.map((paragraph) => (
          <ComparedParagraph paragraph={paragraph}>{beside?.(paragraph.id)}</ComparedParagraph>
        ))}
      </div>
      {left > 0 && <p class="fine">{t('model.compare.page.unchanged', { count: left })}</p>}
    </Section>
  )
}

type ExecutedProps = { readonly said: readonly SaidDifference[]; readonly href: (clause: string) => string }

function Executed({ said, href }: ExecutedProps) {
  const { t } = useReader()
  const kinds = ORDER.filter((kind) => said.some((one) => one.kind === kind))
  return (
    <Section id="executed" title={t('model.compare.page.executed')} count={said.length}>
      {said.length === 0 && <p>{t('model.compare.page.executed.none')}</p>}
      {kinds.map((kind) => (
        <div class="flow told">
          <h3>{t(`model.compare.kinds.${kind}`)}</h3>
          <Lines items={said.filter((one) => one.kind === kind).map((one) => <Said one={one} href={href} />)} />
        </div>
      ))}
    </Section>
  )
}

function Said({ one, href }: { readonly one: SaidDifference; readonly href: (clause: string) => string }) {
  return (
    <>
      {one.sentence} {one.clause && <a href={href(one.clause)}>{one.clause}</a>}
      {one.runs.length > 0 && (
        <p class="marked" lang="pl">
          <Redline runs={one.runs} />
        </p>
      )}
      {one.details.length > 0 && (
        <ul class="fine">
          {one.details.map((detail) => (
            <li>{detail}</li>
          ))}
        </ul>
      )}
    </>
  )
}
