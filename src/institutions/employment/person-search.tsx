import type { Child, PropsWithChildren } from 'hono/jsx'
import { type MessageKey, useReader } from '#platform'
import { ActionsBar, Button, FormContext, type FormState, Head, Note, RadioGroup, Stack, TextField } from '#platform/ui'
import type { PersonFound } from './employment.query.server.ts'

type SearchProps = PropsWithChildren<{
  form: FormState
  /** Where the search leads: the same page, with what was typed. */
  action: string
  text: string
  title: string
  over: string
  lead: string
  words: { readonly who: MessageKey; readonly hint: MessageKey; readonly nobody: MessageKey }
  children?: Child
}>

/** The first half of a page about a person: looking the person up by name. */
export function PersonSearch({ form, action, text, title, over, lead, words, children }: SearchProps) {
  const { t } = useReader()
  return (
    <Stack>
      <Head title={title} over={over} lead={lead} />
      <FormContext.Provider value={{ ...form, values: { q: text }, errors: {} }}>
        <form class="form" method="get" action={action}>
          <TextField name="q" type="search" label={t(words.who)} hint={t(words.hint)} autocomplete="off" />
          {text !== '' && <Note kind="info" text={t(words.nobody, { text })} live />}
          <ActionsBar>
            <Button>{t('territory.pick.search')}</Button>
          </ActionsBar>
        </form>
      </FormContext.Provider>
      {children}
    </Stack>
  )
}

type ChoiceProps = { people: readonly PersonFound[]; label: string; again: { href: string; label: string } }

/** The second half: which of those found it is, and the way back to the search. */
export function PersonChoice({ people, label, again }: ChoiceProps) {
  return (
    <>
      <RadioGroup
        name="personId"
        label={label}
        options={people.map(({ id, name, work }) => ({ value: id, label: name, hint: work }))}
      />
      <p>
        <a href={again.href}>{again.label}</a>
      </p>
    </>
  )
}
