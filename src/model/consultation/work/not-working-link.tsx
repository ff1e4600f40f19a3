import { useReader } from '#platform'
import { notWorkingPath } from '../consultation-paths.ts'

type LinkProps = {
  readonly modelId: string
  readonly version: string
  /** The paragraph that does not work. */
  readonly clause: string
  /** The step or another element that carries the paragraph out, when that is what does not work. */
  readonly step?: string
  /** Where the page of it stands when it is not reached from the handbook, as within a case. */
  readonly href?: string
}

/** The way to say that a paragraph does not work here, beside anything that cites it. */
export function NotWorkingHere({ modelId, version, clause, step, href }: LinkProps) {
  const { t } = useReader()
  return (
    <p class="fine">
      <a href={href ?? notWorkingPath(modelId, version, step ?? clause)}>{t('model.work.link')}</a>
    </p>
  )
}
