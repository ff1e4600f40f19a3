import type { Child } from 'hono/jsx'
import { useReader } from '#platform'
import { ActionsBar, Button, FormContext, Hidden, Note, RadioGroup, TextField } from '#platform/ui'
import { placeLabel } from './place-label.ts'
import type { Place } from './unit.domain.ts'

/** What was typed and found when a unit is picked; made by `askPlace`. */
export type PlaceAsked = {
  readonly name: string
  readonly text: string
  readonly found: readonly Place[]
  readonly picked: Place | null
}

type PlacePickProps = {
  asked: PlaceAsked
  label: Child
  hint?: Child
  /** Address of the page that goes on with the picked unit. */
  action: string
  /** What else the address must go on carrying. */
  keep?: Readonly<Record<string, string>>
}

/**
 * Picking a unit of territorial division with plain links and forms: a text, then the units that fit it, then on with `?name=code`.
 * Stands on a page of its own before the form that needs the unit.
 */
export function PlacePick({ asked, label, hint, action, keep = {} }: PlacePickProps) {
  const { t } = useReader()
  const { name, text, found } = asked
  const search = `${name}_q`
  const form = {
    action,
    csrf: '',
    once: '',
    values: { [search]: text, [name]: found.length === 1 ? (found[0]?.code ?? '') : '' },
    errors: {},
  }
  return (
    <FormContext.Provider value={form}>
      <form class="form" method="get" action={action}>
        {Object.entries(keep).map(([key, value]) => (
          <Hidden name={key} value={value} />
        ))}
        <TextField
          name={search}
          label={label}
          hint={hint ?? t('territory.pick.hint')}
          type="search"
          autocomplete="off"
        />
        {text !== '' && found.length === 0 && <Note kind="info" text={t('territory.pick.nothing', { text })} live />}
        {found.length > 0 && (
          <RadioGroup
            name={name}
            label={t('territory.pick.choose')}
            options={found.map((place) => ({ value: place.code, label: placeLabel(t, place) }))}
          />
        )}
        <ActionsBar>
          {found.length > 0 && <Button>{t('territory.pick.go_on')}</Button>}
          <Button kind={found.length > 0 ? 'plain' : 'main'} name={`${name}_again`} value="1">
            {t('territory.pick.search')}
          </Button>
        </ActionsBar>
      </form>
    </FormContext.Provider>
  )
}
