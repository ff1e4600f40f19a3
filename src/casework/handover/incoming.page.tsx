import { page, showDate } from '#platform'
import { Empty, Head, Lines, Prov } from '#platform/ui'
import { handoversAsked } from './handover.query.server.ts'

/** Cases of other gminas that wait for an answer of ours. */
export const incomingPage = page({
  path: '/handovers',
  act: 'casework.handover.list',
  // Codes and gminas, no family.
  looking: 'unrecorded',
  load: (ctx) => handoversAsked(ctx),
  title: ({ t }) => t('casework.handover.incoming'),
  view: ({ t, loaded }) => (
    <>
      <Head title={t('casework.handover.incoming')} lead={t('casework.handover.incoming.lead')} />
      {loaded.length === 0 ? (
        <Empty title={t('casework.handover.incoming.empty')} />
      ) : (
        <Lines
          items={loaded.map(({ handover, names }) => (
            <>
              <a href={`/handovers/${handover.id}`}>
                {t('casework.handover.incoming.line', {
                  code: handover.caseCode,
                  from: names.fromUnit,
                  to: names.toUnit,
                })}
              </a>{' '}
              <Prov>{t('casework.handover.incoming.since', { date: showDate(handover.askedOn) })}</Prov>
            </>
          ))}
        />
      )}
    </>
  ),
})
