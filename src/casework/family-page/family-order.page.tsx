import { z } from 'zod'
import { type Posted, page, type Read, type Say, showDate } from '#platform'
import { type ActAs, linkHolder } from '#platform/server'
import {
  ActionsBar,
  Button,
  FormPage,
  type FormState,
  RowFields,
  Select,
  TextArea,
  useContext,
  WHOLE_FORM,
  WordsContext,
} from '#platform/ui'
import { isCode, pagePath } from './family-code.domain.ts'
import { type FamilyNeeds, type OrderFault, orderFaults, type Placed } from './family-order.domain.ts'
import { orderByCode, tellOrder } from './family-order.server.ts'
import {
  FAMILY_LANGUAGES,
  type FamilyReader,
  type FamilyWord,
  familyLanguage,
  familyReader,
  langOf,
} from './family-words.ts'

const OfCode = z.object({ code: z.string().refine(isCode), language: z.enum(FAMILY_LANGUAGES) })
const placeName = (id: string): string => `place_${id}`
const wishName = (id: string): string => `wish_${id}`

/** Said by the page itself, in the language of the family; these stand where its fields are wrong. */
const SAYS: Readonly<Record<OrderFault, Say>> = {
  twice: { key: 'casework.needs.places_unclear' },
  too_long: { key: 'platform.form.too_long', params: { max: 500 } },
  nothing: { key: 'casework.needs.nothing_ranked' },
}
const FAULT_WORDS: Readonly<Record<OrderFault, FamilyWord>> = {
  twice: 'order_twice',
  too_long: 'order_long',
  nothing: 'order_nothing',
}

const placedIn = (fields: (name: string) => string, { needs }: FamilyNeeds): readonly Placed[] =>
  needs.map(({ id }) => {
    const place = Number(fields(placeName(id)))
    const offered = Number.isInteger(place) && place >= 1 && place <= needs.length
    return { need: id, place: offered ? place : null, wish: fields(wishName(id)).trim() }
  })

const fieldOf = (need: string | null, fault: OrderFault): string => {
  if (need === null) return WHOLE_FORM
  return fault === 'too_long' ? wishName(need) : placeName(need)
}

function readOrder({ fields }: Posted, loaded: FamilyNeeds): Read<{ readonly placed: readonly Placed[] }> {
  const placed = placedIn((name) => fields[name]?.[0] ?? '', loaded)
  const faults = [...orderFaults(placed)]
  if (faults.length === 0) return { ok: true, value: { placed } }
  return { ok: false, errors: Object.fromEntries(faults.map(([need, fault]) => [fieldOf(need, fault), SAYS[fault]])) }
}

/** What stands in the fields: what this person told before. */
const toldBefore = ({ told }: FamilyNeeds): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (told?.order ?? []).flatMap(({ need, wish }, index) => [
      [placeName(need), String(index + 1)],
      [wishName(need), wish ?? ''],
    ]),
  )

/** Where one adult of the family puts the needs in order, in their own words and language, by their code. */
export const familyOrderPage = ({ actAs }: { readonly actAs: ActAs }) =>
  page({
    path: '/family/:code/:language/order',
    params: OfCode,
    act: 'casework.family.order',
    // Put on record by whoever holds the code, in the transaction that reads it.
    looking: 'unrecorded',
    open: 'public',
    secretAddress: true,
    load: (_ctx, { code }): Promise<FamilyNeeds> => actAs(linkHolder(code), orderByCode),
    title: ({ params }) => familyReader(familyLanguage(params.language)).say('order'),
    initial: (loaded) => toldBefore(loaded),
    form: (posted, loaded) => readOrder(posted, loaded),
    submit: (_ctx, { code, placed }) => actAs(linkHolder(code), (ctx) => tellOrder(ctx, placed)),
    then: ({ params }) => ({ to: `${pagePath(params.code)}/${params.language}?told=order` }),
    view: ({ loaded, form, params }) => (
      <OrderForm
        loaded={loaded}
        form={form}
        back={`${pagePath(params.code)}/${params.language}`}
        reader={familyReader(familyLanguage(params.language))}
      />
    ),
  })

type Props = {
  readonly loaded: FamilyNeeds
  readonly form: FormState
  readonly back: string
  readonly reader: FamilyReader
}

/** The same faults in the language of the family. */
function errorsIn({ say }: FamilyReader, form: FormState, loaded: FamilyNeeds): FormState['errors'] {
  if (Object.keys(form.errors).length === 0) return {}
  const typed = (name: string) => [form.values[name] ?? ''].flat()[0] ?? ''
  const faults = [...orderFaults(placedIn(typed, loaded))]
  return Object.fromEntries(faults.map(([need, fault]) => [fieldOf(need, fault), say(FAULT_WORDS[fault])]))
}

function OrderForm({ loaded, form, back, reader }: Props) {
  const { say, language } = reader
  const words = useContext(WordsContext)
  const own = words && {
    ...words,
    ...{ optional: say('order_optional'), choose: say('order_no_place'), error_prefix: say('order_wrong') },
  }
  const places = loaded.needs.map((_, index) => ({ value: String(index + 1), label: String(index + 1) }))
  return (
    <WordsContext.Provider value={own}>
      <div lang={langOf(language)}>
        <FormPage
          form={{ ...form, errors: errorsIn(reader, form, loaded) }}
          errorTitle={say('order_mend')}
          title={say('order')}
          lead={say('order_lead')}
        >
          {loaded.told && <p>{say('order_told', { date: showDate(loaded.told.onDay) })}</p>}
          {loaded.needs.map(({ id, words: need, whole }) => (
            <RowFields name={`${need} (${say(whole ? 'order_family' : 'order_mine')})`}>
              <Select name={placeName(id)} label={say('order_place')} options={places} width="s" optional />
              <TextArea name={wishName(id)} label={say('order_wish')} rows={2} optional />
            </RowFields>
          ))}
          <ActionsBar>
            <Button>{say('helped_send')}</Button>
            <a href={back}>{say('order_back')}</a>
          </ActionsBar>
        </FormPage>
      </div>
    </WordsContext.Provider>
  )
}
