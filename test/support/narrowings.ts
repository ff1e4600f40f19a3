export { narrowings } from '../../src/model/local/narrowings.fixture.ts'
