import { showDate, useReader } from '#platform'
import { ButtonLink, Buttons, Empty, Head, KeyValues, More, Note, Section, Table } from '#platform/ui'
import { placeLabel } from '#territory'
import { holdsOn } from '../local/local-setting.domain.ts'
import { nameOf, settablesOf } from '../local/settable.domain.ts'
import { nameIn } from '../name-in.ts'
import { HandbookText } from '../versions/handbook-view.tsx'
import { paragraphHref } from '../versions/paragraph-href.ts'
import { localHandbookPrint } from './local-handbook-print.ts'
import type { AdoptedModel, LocalModel } from './local-model.query.server.ts'
import { adoptLocallyHref, setLocallyHref } from './local-paths.ts'
import { boundsInWords, ownInWords, periodInWords, valueInWords } from './setting-words.ts'

type LocalProps = { readonly local: LocalModel }
type AdoptedProps = LocalProps & { readonly current: AdoptedModel }

/** Which version, from when and by which order; what the gmina set; the handbook with the gmina's own amounts. */
export function LocalModelView({ local }: LocalProps) {
  const { t } = useReader()
  const { place, current, may } = local
  return (
    <div class="stack-l">
      <Head title={t('model.local.title', { place: placeLabel(t, place) })}>
        {(current !== null || may.adopt) && (
          <Buttons>
            {current && (
              <>
                <ButtonLink href={localHandbookPrint.at({ unitCode: place.code })}>
                  {t('model.local.handbook.pdf')}
                </ButtonLink>
                <ButtonLink href={localHandbookPrint.docxAt({ unitCode: place.code })}>
                  {t('model.local.handbook.docx')}
                </ButtonLink>
              </>
            )}
            {may.adopt && <ButtonLink href={adoptLocallyHref(place.code)}>{t('model.local.adopt.link')}</ButtonLink>}
          </Buttons>
        )}
      </Head>
      {current ? (
        <>
          <Adopted local={local} current={current} />
          <Settings local={local} current={current} />
          {(may.set || may.narrow) && <ToSet local={local} current={current} />}
          <HandbookText
            model={local.here ?? current.model}
            others={[]}
            attached={local.attached}
            local={local.amounts}
          />
        </>
      ) : (
        <Empty title={t('model.local.none')}>
          <p>{t('model.local.none.text')}</p>
        </Empty>
      )}
    </div>
  )
}

function Adopted({ local: { upcoming, today }, current }: AdoptedProps) {
  const { t, locale } = useReader()
  const called = ({ model: { document } }: AdoptedModel) => `${nameIn(document.name, locale)}, ${document.version}`
  return (
    <>
      <KeyValues
        items={[
          { term: t('model.handbook.column.model'), value: called(current) },
          { term: t('model.local.list.since'), value: showDate(current.fromOn) },
          {
            term: t('model.local.order'),
            value: current.order
              ? t('model.local.order.signed', { number: current.order.number, on: showDate(current.order.on) })
              : t('model.local.order.none'),
          },
          { term: t('model.local.as_of'), value: showDate(today) },
        ]}
      />
      {upcoming && (
        <Note
          kind="info"
          text={t('model.local.upcoming', { model: called(upcoming), from: showDate(upcoming.fromOn) })}
        />
      )}
    </>
  )
}

/** What the gmina set, with its reasons: what holds or will hold first, then what held. */
function Settings({ local: { settings, today }, current: { model } }: AdoptedProps) {
  const { t, locale } = useReader()
  const past = settings.filter(({ until }) => until !== null && until < today)
  const rows = [...settings.filter((one) => !past.includes(one)), ...past]
  return (
    <Section id="settings" title={t('model.local.settings')} note={t('model.local.settings.note')}>
      {rows.length === 0 ? (
        <p>{t('model.local.settings.none')}</p>
      ) : (
        <Table
          caption={t('model.local.settings')}
          columns={(['what', 'own', 'here', 'period', 'reason', 'clause'] as const).map((column) => ({
            label: t(`model.local.column.${column}`),
          }))}
          rows={rows.map((one) => {
            const name = nameOf(model, one.target)
            const { id, version } = model.document
            return {
              cells: [
                name ? nameIn(name, locale) : one.target,
                ownInWords(t, model, one),
                valueInWords(t, model, one),
                `${periodInWords(t, one)}${holdsOn(one, today) ? '' : ` ${t('model.local.not_now')}`}`,
                one.reason,
                <a href={paragraphHref(id, version, one.clause)}>{one.clause}</a>,
              ],
            }
          })}
        />
      )}
    </Section>
  )
}

/** For whoever governs the gmina: each thing that may be set here, with its bounds. Folded, because the handbook comes after it. */
function ToSet({ local: { place, settings, today, may }, current: { model } }: AdoptedProps) {
  const { t, locale } = useReader()
  const all = settablesOf(model).filter(({ what }) => (what === 'narrow_sharing' ? may.narrow : may.set))
  const now = (what: string, target: string) =>
    settings.find((one) => one.what === what && one.target === target && holdsOn(one, today))
  return (
    <Section id="to-set" title={t('model.local.to_set')} note={t('model.local.to_set.note')}>
      <More summary={t('model.local.to_set.show', { n: all.length })}>
        <Table
          bare
          caption={t('model.local.to_set')}
          columns={[
            { label: t('model.local.column.what') },
            { label: t('model.local.column.own') },
            { label: t('model.local.column.here') },
            { label: t('model.local.column.bounds') },
            { label: t('model.local.set.link'), hiddenLabel: true, actions: true },
          ]}
          rows={all.map((settable) => {
            const { what, target } = settable
            const set = now(what, target)
            const name = nameIn(settable.name, locale)
            return {
              cells: [
                name,
                ownInWords(t, model, settable),
                set ? valueInWords(t, model, set) : '–',
                boundsInWords(t, settable),
                <a href={setLocallyHref(place.code, what, target)} aria-label={t('model.local.set.for', { name })}>
                  {t('model.local.set.link')}
                </a>,
              ],
            }
          })}
        />
      </More>
    </Section>
  )
}
