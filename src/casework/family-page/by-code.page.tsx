import { z } from 'zod'
import { ok, refused } from '#kernel'
import { fields, optionalText, type Page, page } from '#platform'
import { type ActAs, linkHolder } from '#platform/server'
import {
  ActionsBar,
  Button,
  ButtonLink,
  Form,
  FormPage,
  type FormState,
  Note,
  RadioGroup,
  Section,
  Stack,
  TextArea,
  TextField,
} from '#platform/ui'
import { isCode, pagePath, readCode } from './family-code.domain.ts'
import { ANSWERS } from './family-contact.domain.ts'
import { familyOrderPage } from './family-order.page.tsx'
import { needsToOrder } from './family-order.server.ts'
import { codeWorks, lookByCode, tellHelped } from './family-page.server.ts'
import { familyParts } from './family-parts.ts'
import type { FamilyView } from './family-view.query.server.ts'
import {
  FAMILY_LANGUAGES,
  type FamilyReader,
  type FamilyWord,
  familyLanguage,
  familyReader,
  LANGUAGE_NAMES,
  langOf,
} from './family-words.ts'

type CodeParts = { readonly actAs: ActAs }
const OfCode = z.object({ code: z.string().refine(isCode), language: z.enum(FAMILY_LANGUAGES) })
const readTyped = fields(z.object({ code: z.string().max(60) }))
const readHelped = fields(z.object({ answer: z.enum(ANSWERS), words: optionalText(2000) }))

/** What was sent, by what the address says of it. */
const THANKS: readonly { readonly told: string; readonly word: FamilyWord }[] = [
  { told: 'yes', word: 'helped_thanks' },
  { told: 'order', word: 'order_thanks' },
]

/** Where a code is typed that stands on paper. */
const typeCodePage = ({ actAs }: CodeParts) =>
  page({
    path: '/family',
    act: 'casework.family.type_code',
    looking: 'public',
    open: 'public',
    secretAddress: true,
    load: async () => null,
    title: ({ t }) => t('casework.family.code.title'),
    form: readTyped,
    submit: async (_ctx, { code }) => {
      const read = readCode(code)
      return isCode(read) && (await actAs(linkHolder(read), codeWorks))
        ? ok(read)
        : refused('code_unknown' as const, { field: 'code' })
    },
    refusals: { code_unknown: 'casework.family.code.unknown' },
    then: ({ value }) => ({ to: `${pagePath(value)}/pl` }),
    view: ({ t, form }) => (
      <FormPage form={form} title={t('casework.family.code.title')} lead={t('casework.family.code.lead')}>
        <TextField
          name="code"
          label={t('casework.family.code.label')}
          hint={t('casework.family.code.hint')}
          width="m"
        />
        <ActionsBar>
          <Button>{t('casework.family.code.open')}</Button>
        </ActionsBar>
      </FormPage>
    ),
  })

/** The page of one adult of a family, in their language, by their code. */
const familyPage = ({ actAs }: CodeParts) =>
  page({
    path: '/family/:code/:language',
    params: OfCode,
    act: 'casework.family.look',
    // Put on record by whoever holds the code, in the transaction that reads it.
    looking: 'unrecorded',
    open: 'public',
    secretAddress: true,
    load: (_ctx, { code }, query) =>
      actAs(linkHolder(code), async (ctx) => ({
        view: await lookByCode(ctx),
        orders: (await needsToOrder(ctx)) !== null,
        thanks: THANKS.find(({ told }) => told === query.told)?.word ?? null,
      })),
    title: ({ params }) => familyReader(familyLanguage(params.language)).say('title'),
    form: readHelped,
    submit: (_ctx, { code, answer, words }) => actAs(linkHolder(code), (ctx) => tellHelped(ctx, { answer, words })),
    then: ({ params }) => ({ to: `${pagePath(params.code)}/${params.language}?told=yes` }),
    view: ({ loaded, form, params }) => (
      <FamilyPage
        view={loaded.view}
        thanks={loaded.thanks}
        orders={loaded.orders}
        form={form}
        code={params.code}
        reader={familyReader(familyLanguage(params.language))}
      />
    ),
  })

type Props = {
  readonly view: FamilyView
  readonly thanks: FamilyWord | null
  /** There are needs to put in order. */
  readonly orders: boolean
  readonly form: FormState
  readonly code: string
  readonly reader: FamilyReader
}

function FamilyPage({ view, thanks, orders, form, code, reader }: Props) {
  const { say, language } = reader
  return (
    <div lang={langOf(language)}>
      <Stack>
        <Languages code={code} reader={reader} />
        <div class="flow">
          <h1>{say('hello', { given: view.given })}</h1>
          <p class="lead">{say('intro')}</p>
          <p>{say('closes')}</p>
        </div>
        {thanks && <Note kind="ok" text={say(thanks)} />}
        {familyParts(view, reader).map(({ id, title, lines }) => (
          <Section id={id} title={title}>
            <ul>
              {lines.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          </Section>
        ))}
        {orders && (
          <Section id="order" title={say('order')}>
            <ButtonLink href={`${pagePath(code)}/${language}/order`}>{say('order_link')}</ButtonLink>
          </Section>
        )}
        <Helped form={form} reader={reader} />
      </Stack>
    </div>
  )
}

const Languages = ({ code, reader }: Pick<Props, 'code' | 'reader'>) => (
  <nav aria-label={reader.say('languages')}>
    <p>
      {FAMILY_LANGUAGES.map((one) => (
        <>
          <a
            href={`${pagePath(code)}/${one}`}
            lang={langOf(one)}
            aria-current={one === reader.language ? 'page' : undefined}
          >
            {LANGUAGE_NAMES[one]}
          </a>{' '}
        </>
      ))}
    </p>
  </nav>
)

function Helped({ form, reader: { say } }: Pick<Props, 'form' | 'reader'>) {
  const labels = { yes: say('helped_yes'), partly: say('helped_partly'), no: say('helped_no') }
  const errors = form.errors.answer ? { answer: say('choose_answer') } : {}
  return (
    <Section id="helped" title={say('helped')}>
      <Form state={{ ...form, errors }}>
        <RadioGroup
          name="answer"
          label={say('helped')}
          options={ANSWERS.map((value) => ({ value, label: labels[value] }))}
        />
        <TextArea name="words" label={say('helped_words')} rows={4} />
        <ActionsBar>
          <Button>{say('helped_send')}</Button>
        </ActionsBar>
      </Form>
    </Section>
  )
}

/** Pages for a family member who comes by a code, without an account. */
export const byCodePages = (parts: CodeParts): readonly Page[] => [
  typeCodePage(parts),
  familyPage(parts),
  familyOrderPage(parts),
]
