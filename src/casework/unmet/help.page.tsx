import { page, useReader } from '#platform'
import { Crumbs, Empty, Head, Note, Section, Stack, Table } from '#platform/ui'
import { type HelpAsked, helpAskedIn, whatWouldHelp } from './help.query.server.ts'
import { OfUnit } from './unmet.schema.ts'
import { helpPath, unmetPath } from './unmet-paths.ts'
import { areaWords, unitWords } from './unmet-words.ts'

/** In which area one place more would help most, of a gmina or powiat, with the points it comes from. */
export const helpPage = page({
  path: helpPath(':unitCode'),
  params: OfUnit,
  act: 'casework.unmet.would_help',
  // Made of bands of counts; no case.
  looking: 'unrecorded',
  load: (ctx, { unitCode }) => helpAskedIn(ctx, unitCode),
  worksOut: (loaded) => whatWouldHelp(loaded),
  title: ({ t }) => t('casework.unmet.help_title'),
  view: ({ loaded }) => <Help asked={loaded} />,
})

function Help({ asked: { unit, found } }: { readonly asked: HelpAsked }) {
  const { t } = useReader()
  const { areas, solved } = found ?? { areas: [], solved: false }
  return (
    <>
      <Crumbs
        items={[{ label: t('casework.unmet.title'), href: unmetPath }, { label: t('casework.unmet.help_title') }]}
      />
      <Stack>
        <Head over={unitWords(t, unit)} title={t('casework.unmet.help_title')} lead={t('casework.unmet.help_lead')} />
        {!solved && <Note kind="turn" title={t('casework.unmet.help_not_solved')} />}
        {solved && areas.length === 0 && <Empty title={t('casework.unmet.help_none')} />}
        {areas.length > 0 && (
          <Section id="areas" title={t('casework.unmet.help_areas')} note={t('casework.unmet.help_note')}>
            <Table
              caption={t('casework.unmet.help_areas')}
              columns={[
                { label: t('casework.unmet.area') },
                { label: t('casework.unmet.help_waiting') },
                { label: t('casework.unmet.help_points') },
                { label: t('casework.unmet.help_how') },
              ]}
              rows={areas.map((area) => ({
                cells: [
                  areaWords(t, area),
                  t('casework.unmet.help_at_least', { count: area.atLeast }),
                  area.points,
                  t('casework.unmet.help_sum', {
                    met: area.met,
                    first: area.first,
                    waited: area.waited,
                    days: area.waitedDays,
                    points: area.met + area.first + area.waited,
                  }),
                ],
              }))}
            />
          </Section>
        )}
        <Section id="how" title={t('casework.unmet.how')}>
          <p>{t('casework.unmet.help_assumed')}</p>
        </Section>
      </Stack>
    </>
  )
}
