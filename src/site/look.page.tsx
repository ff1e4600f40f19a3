import { z } from 'zod'
import { ok } from '#kernel'
import { fields, page } from '#platform'
import { ActionsBar, Button, Form, Head, RadioGroup } from '#platform/ui'

const Look = z.object({
  theme: z.enum(['auto', 'light', 'dark']),
  contrast: z.enum(['normal', 'more']),
  text: z.enum(['normal', 'large']),
  lang: z.enum(['pl', 'en']),
})

const readLook = fields(Look)
const unless = (value: string, usual: string) => (value === usual ? '' : value)

/** Theme, contrast, size of text and language of this browser. Kept in cookies, so that pages come right at once. */
export const lookPage = page({
  path: '/look',
  act: 'site.look.choose',
  looking: 'public',
  open: 'public',
  title: ({ t }) => t('site.look.title'),
  load: async () => null,
  initial: () => ({ theme: 'auto', contrast: 'normal', text: 'normal', lang: 'pl' }),
  form: readLook,
  submit: async (_ctx, input) => ok(input),
  refusals: {},
  then: ({ value }) => ({
    to: '/look',
    flash: 'site.look.saved',
    look: {
      theme: unless(value.theme, 'auto'),
      contrast: unless(value.contrast, 'normal'),
      text: unless(value.text, 'normal'),
      lang: value.lang,
    },
  }),
  view: ({ t, form }) => (
    <div class="prose">
      <Head title={t('site.look.title')} />
      <Form state={form} guard={false}>
        <RadioGroup
          name="theme"
          label={t('site.look.theme')}
          options={(['auto', 'light', 'dark'] as const).map((value) => ({
            value,
            label: t(`site.look.theme.${value}`),
          }))}
        />
        <RadioGroup
          name="contrast"
          label={t('site.look.contrast')}
          options={(['normal', 'more'] as const).map((value) => ({ value, label: t(`site.look.contrast.${value}`) }))}
        />
        <RadioGroup
          name="text"
          label={t('site.look.text')}
          options={(['normal', 'large'] as const).map((value) => ({ value, label: t(`site.look.text.${value}`) }))}
        />
        <RadioGroup
          name="lang"
          label={t('site.look.lang')}
          options={[
            { value: 'pl', label: 'Polski' },
            { value: 'en', label: 'English' },
          ]}
        />
        <ActionsBar>
          <Button>{t('site.look.save')}</Button>
        </ActionsBar>
      </Form>
    </div>
  ),
})
