import { z } from 'zod'
import { fields, page } from '#platform'
import { ActionsBar, Button, FormPage, RadioGroup } from '#platform/ui'
import { chooseLanguage } from './choose-language.server.ts'
import { ownLanguage } from './own-account.query.server.ts'

const LANGUAGES = [
  { value: 'pl', label: 'Polski' },
  { value: 'en', label: 'English' },
] as const
const readLanguage = fields(z.object({ language: z.enum(['pl', 'en']) }))

/** The language of pages and letters. */
export const chooseLanguagePage = page({
  path: '/account/language',
  act: 'identity.language.choose',
  looking: 'unrecorded',
  comesFirst: true,
  load: (ctx) => ownLanguage(ctx),
  title: ({ t }) => t('identity.language.title'),
  initial: (language) => ({ language }),
  form: readLanguage,
  submit: (ctx, input) => chooseLanguage(ctx, input),
  then: ({ value }) => ({ to: '/account', flash: 'identity.language.saved', look: { lang: value } }),
  view: ({ form, t }) => (
    <FormPage title={t('identity.language.title')} form={form}>
      <RadioGroup name="language" label={t('identity.language.label')} options={LANGUAGES} />
      <ActionsBar>
        <Button>{t('identity.language.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
