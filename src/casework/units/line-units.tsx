import { freeSentence } from '#directory'
import { useReader } from '#platform'
import { Note } from '#platform/ui'
import { offerSentence, placeSentence } from './unit-words.ts'
import type { UnitsOfLine } from './units-of-line.query.server.ts'
import { waitingPath } from './units-paths.ts'

type Props = { readonly units: UnitsOfLine; readonly caseId: string; readonly itemId: string; readonly now: Date }

/** What a line has to do with the units of its service: what is free, that it holds some, or where it waits and why there. */
export function LineUnits({ units: { serviceId, service, free, holds, waiting, units }, caseId, itemId, now }: Props) {
  const { t } = useReader()
  const offer = waiting && offerSentence(t, waiting, now)
  return (
    <Note
      kind={offer && waiting?.offeredUntil && waiting.offeredUntil >= now ? 'turn' : 'info'}
      title={t('casework.units.title')}
    >
      {service !== null && (
        <p>
          <a href={`/services/${serviceId}`}>{service}</a>
          {free && `: ${freeSentence(t, free)}`}
        </p>
      )}
      {units > 1 && <p>{t('casework.units.needs', { units })}</p>}
      {holds && <p>{t('casework.units.holds')}</p>}
      {waiting && (
        <p>
          {placeSentence(t, waiting)} <a href={waitingPath(caseId, itemId)}>{t('casework.units.why')}</a>
        </p>
      )}
      {offer && <p>{offer}</p>}
    </Note>
  )
}
