import { checkModel } from '../definition/check-model.domain.ts'
import type { ModelDocument } from '../definition/document.ts'
import { change } from '../definition/shipped-models.fixture.ts'

export { ruralMapping } from './rural-mapping.fixture.ts'

const CASE = 'processes[praca-z-rodzina]'
const STAGES = `${CASE}.stages`
const HANDBOOK = 'handbook.chapters'

type Edit = (json: unknown, document: ModelDocument) => void

/** The stage "diagnoza" becomes two: collecting what each institution knows, and agreeing on it. */
const splitStage: Edit = (json, document) => {
  const stages = document.processes.find(({ id }) => id === 'praca-z-rodzina')?.stages ?? []
  const index = stages.findIndex(({ id }) => id === 'diagnoza')
  const old = stages[index]
  if (!old) throw new Error('the rural model has no stage "diagnoza"')
  const [ready, pause, stop] = old.transitions
  const agreeing = old.steps.filter(({ id }) => id === 'uzgodnienie-diagnozy')
  const collecting = {
    ...old,
    id: 'zbieranie-diagnozy',
    name: { pl: 'Zbieranie diagnozy', en: 'Collecting the diagnosis' },
    steps: old.steps.filter((step) => !agreeing.includes(step)),
    transitions: [
      {
        ...ready,
        id: 'zbieranie-gotowe',
        to: 'uzgadnianie-diagnozy',
        name: { pl: 'Przejdź do uzgadniania', en: 'Go on to agreeing' },
        require: [{ rule: 'steps_done', steps: ['warsztat-diagnostyczny'] }],
      },
      { ...pause, id: 'zbieranie-wstrzymaj' },
      { ...stop, id: 'zbieranie-przerwij' },
    ],
  }
  const agreed = {
    ...old,
    id: 'uzgadnianie-diagnozy',
    name: { pl: 'Uzgadnianie diagnozy', en: 'Agreeing on the diagnosis' },
    steps: agreeing.map(({ after: _, ...step }) => step),
    transitions: old.transitions.map((transition) => ({
      ...transition,
      require: transition.require.map((use) =>
        use.rule === 'steps_done' ? { ...use, steps: ['uzgodnienie-diagnozy'] } : use,
      ),
    })),
  }
  change(json, STAGES, [...stages.slice(0, index), collecting, agreed, ...stages.slice(index + 1)])
  change(json, `${STAGES}[zgody-i-zespol].transitions[zgody-gotowe].to`, collecting.id)
  change(json, `${STAGES}[ipw].transitions[ipw-do-diagnozy].to`, agreed.id)
  change(json, 'deadlines[termin-diagnoza].from[0].of', collecting.id)
  change(json, 'deadlines[termin-diagnoza].until[0].of', agreed.id)
  change(json, 'deadlines[termin-ipw].from[0].of', agreed.id)
  change(json, 'indicators[wsk-pierwsza-pomoc].measure.from.of', agreed.id)
}

/** The family assistant becomes two roles: who works with the family, and who only helps with single tasks. */
const splitRole: Edit = (json, document) => {
  const index = document.roles.findIndex(({ id }) => id === 'asystent-prowadzacy')
  const main = document.roles[index]
  if (!main) throw new Error('the rural model has no family assistant')
  const helper = {
    ...main,
    id: 'asystent-wspierajacy',
    name: { pl: 'Asystent wspierający', en: 'Supporting assistant' },
    sees: 'own_tasks',
    clause: 'W-3.11',
  }
  const leading = { ...main, name: { pl: 'Asystent prowadzący', en: 'Leading assistant' } }
  change(json, 'roles', [...document.roles.slice(0, index), leading, helper, ...document.roles.slice(index + 1)])
  change(json, 'bodies[zespol-rodziny].composition.roles[4]', { role: helper.id, min: 0 })
  change(json, `${STAGES}[realizacja].steps[dzialania-w-toku].by[3]`, helper.id)
  change(json, `sharing[${document.sharing.length}]`, {
    role: helper.id,
    categories: ['cele-dzialania', 'uslugi-koszty'],
    extent: 'own_part',
    grounds: ['podstawa-zadanie'],
    clause: 'W-3.11',
  })
  for (const key of ['filledBy', 'signedBy'] as const) {
    const signing = document.forms.find(({ id }) => id === 'oswiadczenie-poufnosci')?.[key] ?? []
    change(json, `forms[oswiadczenie-poufnosci].${key}[${signing.length}]`, helper.id)
  }
}

/** The genogram is drawn with the family and no longer by each institution; admission asks one question more. */
const changeForms: Edit = (json, document) => {
  const fieldsOf = (form: string, section: string) =>
    document.forms.find(({ id }) => id === form)?.sections.find(({ id }) => id === section)?.fields ?? []
  const genogram = fieldsOf('karta-diagnozy', 'autor').find(({ id }) => id === 'genogram')
  change(json, 'forms[karta-diagnozy].sections[autor].fields[genogram]', undefined)
  const voice = 'forms[karta-glosu-rodziny].sections[glos-czesc].fields'
  change(json, `${voice}[${fieldsOf('karta-glosu-rodziny', 'glos-czesc').length}]`, genogram)
  const asked = 'forms[karta-kwalifikacji].sections[pytania].fields'
  change(json, `${asked}[${fieldsOf('karta-kwalifikacji', 'pytania').length}]`, {
    id: 'co-probowano',
    kind: 'long_text',
    label: 'Czego już próbowano',
    required: true,
    category: 'przebieg',
  })
}

/** The plan is due in 20 working days, and what is written about the family's composition no longer tells of relations. */
const changeTerms: Edit = (json) => {
  change(json, 'deadlines[termin-ipw].amount', 20)
  change(json, 'deadlines[termin-ipw].unit', 'working_days')
  change(json, 'deadlines[termin-ipw].local', { min: 10, max: 40 })
  change(json, 'categories[sklad-rodziny].description', 'Kto mieszka razem i kto jest bliski.')
}

/** One paragraph reads otherwise, two are new, one is withdrawn. */
const changeText: Edit = (json, document) => {
  const lengthOf = (chapter: string) =>
    document.handbook.chapters.find(({ id }) => id === chapter)?.paragraphs.length ?? 0
  const prov = { mark: 'inferred', why: 'Rozwiązanie przyjęte przez nas.' }
  change(json, `${HANDBOOK}[W-6].paragraphs[W-6.1].rev`, 2)
  change(
    json,
    `${HANDBOOK}[W-6].paragraphs[W-6.1].text`,
    'Diagnoza powstaje na warsztatach, w których rodzina bierze udział. Najpierw każda instytucja mówi, co wie. Potem wszyscy uzgadniają działania, które pomogą stanąć na nogi każdej osobie w rodzinie.',
  )
  change(json, `${HANDBOOK}[W-3].paragraphs[${lengthOf('W-3')}]`, {
    id: 'W-3.11',
    rev: 1,
    title: 'Asystent wspierający',
    text: 'Asystent wspierający pomaga w pojedynczych zadaniach i zna tylko to, co do nich potrzebne.',
    prov,
  })
  change(json, `${HANDBOOK}[W-6].paragraphs[${lengthOf('W-6')}]`, {
    id: 'W-6.9',
    rev: 1,
    title: 'Zbieranie i uzgadnianie',
    text: 'Diagnoza ma dwie części: zbieranie wkładów i uzgadnianie ich na spotkaniu.',
    prov,
  })
  change(json, `${HANDBOOK}[W-7].paragraphs[W-7.8]`, undefined)
  change(json, `handbook.withdrawn[${document.handbook.withdrawn.length}]`, {
    id: 'W-7.8',
    in: '1.1',
    reason: 'Projekt socjalny gminy jest poza modelem.',
    seeAlso: ['W-7.1'],
  })
}

/**
 * The rural model 1.1, made from 1.0 as data: a stage and a role split, a field moved to another form and one added, a deadline
 * changed, a category narrowed, paragraphs changed, added and withdrawn. It passes every check.
 */
export function ruralNext(document: ModelDocument): ModelDocument {
  const json: unknown = JSON.parse(JSON.stringify(document).replaceAll('"asystent-rodziny"', '"asystent-prowadzacy"'))
  change(json, 'version', '1.1')
  change(json, 'supersedes', document.version)
  change(json, 'validFrom', '2026-02-01')
  const renamed = passed(JSON.parse(JSON.stringify(json)))
  for (const edit of [splitStage, splitRole, changeForms, changeTerms, changeText]) edit(json, renamed)
  return passed(json)
}

function passed(json: unknown): ModelDocument {
  const checked = checkModel(json, [])
  if (!checked.ok) throw new Error(JSON.stringify(checked.reports, null, 2))
  return checked.document
}
