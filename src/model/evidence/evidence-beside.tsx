import { type Locale, type T, useReader } from '#platform'
import { Lines, More } from '#platform/ui'
import type { Model } from '../definition/model.domain.ts'
import { nameIn } from '../name-in.ts'
import type { ReadFigure } from './evidence.query.server.ts'
import { fewestTold } from './figures.domain.ts'

type EvidenceBesideProps = {
  /** The version by which the cases were kept. */
  readonly model: Model
  /** Of one paragraph, the latest month first. */
  readonly figures: readonly ReadFigure[]
  /** How many months are told, counted back from the latest. */
  readonly months: number
}

/** What practice was beside a paragraph: aggregates of closed months, with what they are counted from. */
export function EvidenceBeside({ model, figures, months }: EvidenceBesideProps) {
  const { t, locale } = useReader()
  if (figures.length === 0) return null
  const byMonth = [...Map.groupBy(figures, ({ month }) => month)].slice(0, months)
  return (
    <More summary={t('model.evidence.title')}>
      {byMonth.map(([month, all]) => (
        <>
          <p>
            <strong>
              {t('model.evidence.month', {
                month: `${month.slice(5, 7)}.${month.slice(0, 4)}`,
                version: model.document.version,
              })}
            </strong>
          </p>
          <Lines items={sentences(t, locale, model, all)} />
        </>
      ))}
      <p class="fine">{t('model.evidence.note', { fewest: fewestTold(model.document) })}</p>
    </More>
  )
}

/** Each figure in a sentence; those that are hidden together in one. */
function sentences(t: T, locale: Locale, model: Model, figures: readonly ReadFigure[]): readonly string[] {
  const name = (figure: ReadFigure) => nameOf(model, figure, locale)
  const hidden = [...new Set(figures.filter((one) => one.hidden).map(name))]
  return [
    ...figures.filter((one) => !one.hidden).map((one) => sentence(t, name(one), one)),
    ...(hidden.length > 0 ? [t('model.evidence.hidden', { names: hidden.join(', ') })] : []),
  ]
}

function sentence(t: T, name: string, { measure, days, atLeast, percent }: ReadFigure): string {
  if (measure === 'stay' || measure === 'meeting')
    return t(`model.evidence.${measure}`, { name, days: days ?? 0, count: atLeast ?? 0 })
  if (percent === 0) return t(`model.evidence.${measure}.none`, { name })
  if (percent === 100) return t(`model.evidence.${measure}.all`, { name })
  return t(`model.evidence.${measure}`, { name, percent: percent ?? 0 })
}

function nameOf(model: Model, { measure, element }: ReadFigure, locale: Locale): string {
  const found =
    measure === 'stay'
      ? model.stage.find(element)
      : measure === 'deadline'
        ? model.deadline.find(element)
        : model.step.find(element)
  return found ? nameIn(found.name, locale) : element
}
