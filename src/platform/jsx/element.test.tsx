import { raw } from 'hono/html'
import type { PropsWithChildren } from 'hono/jsx'
import { expect, test } from 'vitest'
import { createContext, useContext } from './context.ts'

const nothing = null

test('text is escaped in elements and in attributes', () => {
  const said = `<b title="a" & 'b'>`
  expect(String(<p title={said}>{said}</p>)).toBe(
    '<p title="&lt;b title=&quot;a&quot; &amp; &#39;b&#39;&gt;">&lt;b title=&quot;a&quot; &amp; &#39;b&#39;&gt;</p>',
  )
})

test('what a part returns and what stands in a list is escaped as well', () => {
  const Said = ({ text }: { text: string }) => text
  expect(String([<Said text="<i>" />, ['<b>']].map((one) => <p>{one}</p>))).toBe('<p>&lt;i&gt;</p>,<p>&lt;b&gt;</p>')
})

test('only what says that it is HTML stands as it is', () => {
  expect(String(<p>{raw('<b>x</b>')}</p>)).toBe('<p><b>x</b></p>')
  const looksLikeIt = { isEscaped: true, toString: () => '<script>' }
  expect(() => String(<p>{looksLikeIt}</p>)).toThrow('nothing that can stand on a page')
})

test('nothing, yes and no leave no trace; zero does', () => {
  expect(
    String(
      <p>
        {nothing}
        {undefined}
        {false}
        {true}
        {0}
      </p>,
    ),
  ).toBe('<p>0</p>')
})

test('an attribute says yes by being there, one of ARIA says true or false, and what is not given is left out', () => {
  expect(
    String(<input type="checkbox" checked disabled={false} aria-invalid={false} maxlength={3} id={undefined} />),
  ).toBe('<input type="checkbox" checked="" aria-invalid="false" maxlength="3"/>')
})

test('a name that is none is refused', () => {
  const names = { 'x onclick=alert(1)': 'y' }
  expect(() => String(<p {...names} />)).toThrow('not a name')
})

test('a part finds what the nearest part around it provides, and nothing of it afterwards', () => {
  const Word = createContext('none')
  const Shown = () => <i>{useContext(Word)}</i>
  const Within = ({ children }: PropsWithChildren) => <Word.Provider value="inner">{children}</Word.Provider>
  expect(
    String(
      <Word.Provider value="outer">
        <Shown />
        <Within>
          <Shown />
        </Within>
        <Shown />
      </Word.Provider>,
    ),
  ).toBe('<i>outer</i><i>inner</i><i>outer</i>')
  const Broken = () => {
    throw new Error('broken')
  }
  expect(() =>
    String(
      <Word.Provider value="outer">
        <Broken />
      </Word.Provider>,
    ),
  ).toThrow('broken')
  expect(String(<Shown />)).toBe('<i>none</i>')
})
