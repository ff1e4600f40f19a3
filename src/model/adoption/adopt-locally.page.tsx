import { page, showDate } from '#platform'
import { FormPage, Lines, Section } from '#platform/ui'
import { placeLabel } from '#territory'
import { nameIn } from '../name-in.ts'
import { ADOPTION_REFUSALS, AdoptionFields, adoptAsTold, readAdoption } from '../versions/adoption-form.tsx'
import { localModelPage } from './local-model.page.tsx'
import { versionsToAdopt } from './local-model.query.server.ts'
import { orderHref } from './local-paths.ts'

/** Where a gmina takes a draft of its order away, and records by which version it works from which day. */
export const adoptLocallyPage = page({
  path: '/local-models/:unitCode/adopt',
  act: 'model.local.adopt',
  looking: 'unrecorded',
  load: (ctx, { unitCode }) => versionsToAdopt(ctx, unitCode),
  title: ({ t }) => t('model.administration.adopt.title'),
  initial: ({ local }) => ({ fromOn: showDate(local.today) }),
  form: (posted) => readAdoption(posted),
  // The gmina is the one of the address, whatever the form says.
  submit: (ctx, input, { loaded }) => adoptAsTold(ctx, { ...input, unitCode: loaded.local.place.code }),
  refusals: ADOPTION_REFUSALS,
  then: ({ params: { unitCode } }) => ({
    to: localModelPage.at({ unitCode }),
    flash: 'model.administration.adopt.done',
  }),
  view: ({ loaded: { local, versions }, form, t, visitor: { locale } }) => (
    <div class="stack-l">
      <FormPage form={form} title={t('model.administration.adopt.title')} lead={placeLabel(t, local.place)}>
        <AdoptionFields unitCode={local.place.code} versions={versions} />
      </FormPage>
      <Section id="orders" title={t('model.local.print.title')} note={t('model.local.print.note')}>
        <Lines
          items={versions.map(({ id, model: { document } }) => (
            <a href={orderHref(local.place.code, id)}>
              {t('model.local.print.link', { model: nameIn(document.name, locale), version: document.version })}
            </a>
          ))}
        />
      </Section>
    </div>
  ),
})
