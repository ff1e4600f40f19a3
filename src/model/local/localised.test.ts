import { describe, expect, test } from 'vitest'
import { indexModel } from '../definition/model.domain.ts'
import { RURAL, shippedModel } from '../definition/shipped-models.fixture.ts'
import { fieldsWithIds, itemsWithIds } from './added.domain.ts'
import { LocalSetting } from './local-setting.domain.ts'
import { LOCAL_SECTION, localised } from './localised.domain.ts'

const rural = indexModel(shippedModel(RURAL))
const label = (target: string, said: string) => LocalSetting.parse({ what: 'label', target, value: { label: said } })
const asked = { id: 'dojazd', kind: 'text', label: 'Czym rodzina dojeżdża', category: 'mieszkanie' } as const
const fields = (...all: readonly object[]) =>
  LocalSetting.parse({ what: 'add_fields', target: 'karta-zgloszenia', value: { fields: all } })
const items = (...all: readonly object[]) =>
  LocalSetting.parse({ what: 'add_items', target: 'powody-odmowy', value: { items: all } })

describe('The model as a gmina works by it', () => {
  test('has the name of the gmina beside the name of the model, in both languages', () => {
    const here = localised(rural, { settings: [label('zespol-rodziny', 'Zespół Bliskich')] })
    const own = rural.body('zespol-rodziny').name
    expect(here.body('zespol-rodziny').name.pl).toBe(`Zespół Bliskich (w modelu: ${own.pl})`)
    expect(here.body('zespol-rodziny').name.en).toBe(`Zespół Bliskich (in the model: ${own.en})`)
    expect(rural.body('zespol-rodziny').name).toBe(own)
  })

  test('has the name of the model alone where the gmina typed just that', () => {
    const own = rural.role('koordynator-pzk').name
    expect(localised(rural, { settings: [label('koordynator-pzk', own.pl)] }).role('koordynator-pzk').name).toEqual(own)
  })

  test('has its fields in a section of their own at the end of the form, none of them required', () => {
    const here = localised(rural, { settings: [fields(asked)] })
    const { sections } = here.form('karta-zgloszenia')
    expect(sections.slice(0, -1)).toEqual(rural.form('karta-zgloszenia').sections)
    expect(sections.at(-1)).toEqual({ id: LOCAL_SECTION, label: 'Pola naszej gminy', fields: [asked] })
    expect(here.form('karta-kwalifikacji')).toEqual(rural.form('karta-kwalifikacji'))
  })

  test('has its items after those of the model, which stay as they are', () => {
    const here = localised(rural, { settings: [items({ id: 'daleko', label: 'Za daleko' })] })
    const own = rural.list('powody-odmowy').items
    expect(here.list('powody-odmowy').items).toEqual([...own, { id: 'daleko', label: 'Za daleko' }])
  })

  test('reads what is no longer offered, and offers it no more', () => {
    const past = [items({ id: 'daleko', label: 'Za daleko' }), fields(asked)]
    const here = localised(rural, { settings: [items()], past })
    expect(here.list('powody-odmowy').items).toEqual(rural.list('powody-odmowy').items)
    expect(here.listItem('powody-odmowy', 'daleko')?.label).toBe('Za daleko')
    expect(here.listItem('powody-odmowy', 'nigdy')).toBeUndefined()
    expect(here.former.fields.get('karta-zgloszenia')).toEqual([asked])
    expect(here.form('karta-zgloszenia').sections.map(({ id }) => id)).not.toContain(LOCAL_SECTION)
  })

  test('takes nothing that the version does not let be set: not renamed, not asked, yet still read', () => {
    const special = fields({ ...asked, category: 'zdrowie' })
    const here = localised(rural, { settings: [label('zespol-ds-modelu', 'Grupa'), special] })
    expect(here.body('pzk').name).toEqual(rural.body('pzk').name)
    expect(here.form('karta-zgloszenia')).toEqual(rural.form('karta-zgloszenia'))
    expect(here.former.fields.get('karta-zgloszenia')).toHaveLength(1)
  })
})

describe('Ids of what a gmina adds', () => {
  const typed = { kind: 'text', label: 'Czym rodzina dojeżdża', category: 'mieszkanie' } as const
  const [before] = fieldsWithIds([typed], { settings: [], taken: [] })

  test('are made of the words, and never those of the model or of something else that was ever added', () => {
    expect(before?.id).toBe('gmina-czym-rodzina-dojezdza')
    const settings = [fields(before ?? {})]
    const [same, other] = fieldsWithIds([typed, { ...typed, kind: 'number' }], { settings, taken: [] })
    expect(same?.id).toBe(before?.id)
    expect(other?.id).toBe('gmina-czym-rodzina-dojezdza-2')
    expect(itemsWithIds(['Łódź!', '???'], { settings: [], taken: ['gmina-lodz'] }).map(({ id }) => id)).toEqual([
      'gmina-lodz-2',
      'gmina',
    ])
  })

  test('stay where an item is taken away and comes back', () => {
    const [first] = itemsWithIds(['Za daleko'], { settings: [], taken: [] })
    const settings = [items(), items(first ?? {})]
    expect(itemsWithIds(['Inny powód', 'Za daleko'], { settings, taken: [] })[1]).toEqual(first)
  })
})
