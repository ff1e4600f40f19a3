import { describe, expect, test } from 'vitest'
import { indexModel } from '../definition/model.domain.ts'
import { RURAL, shippedModel } from '../definition/shipped-models.fixture.ts'
import { StageMap } from './stage-map.tsx'
import { stageMapLayout } from './stage-map-layout.domain.ts'

const process = indexModel(shippedModel(RURAL)).caseProcess('family')
const words = {
  label: 'Etapy: Praca z rodziną',
  asList: 'Etapy i przejścia jako lista',
  done: 'zakończony',
  current: 'trwa',
  end: 'koniec drogi',
  previous: 'poprzedni etap',
}
const rendered = (state: { current?: string; visited?: readonly string[] } = {}) =>
  String(<StageMap process={process} {...state} locale="pl" words={words} />)

describe('The map of stages', () => {
  test('says in words every stage and every transition that it draws', () => {
    const list = rendered().split('<details')[1] ?? ''
    for (const stage of process.stages) expect(list).toContain(stage.name.pl)
    expect(list).toContain('Realizacja')
    expect(list.match(/→/g)?.length).toBe(process.stages.flatMap((stage) => stage.transitions).length)
    expect(list).toContain('→ poprzedni etap')
  })

  test('weaves the line only where the case has been, and says where it is', () => {
    const map = rendered({ current: 'kwalifikacja', visited: ['zgloszenie', 'kwalifikacja'] })
    expect(map.match(/aria-current="step"/g)?.length).toBe(1)
    expect(map).toContain('<strong>Kwalifikacja</strong> – trwa')
    expect(map).toContain('<strong>Zgłoszenie</strong> – zakończony')
    expect(map).toContain('class="ln"')
    expect(rendered()).not.toContain('class="ln"')
  })

  test('has no two stages in one place, and all of them within the drawing', () => {
    const { nodes, width, height } = stageMapLayout(process, 'pl')
    expect(nodes.map((node) => node.stage.id).sort()).toEqual(process.stages.map((stage) => stage.id).sort())
    expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(nodes.length)
    expect(nodes.every(({ x, y }) => x > 0 && x < width && y > 0 && y < height)).toBe(true)
  })
})
