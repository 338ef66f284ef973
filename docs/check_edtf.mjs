// Validates with npm edtf, an independent implementation of EDTF (ISO 8601-2),
// every date value that toli gives for a corpus:
//
//   npm install edtf@4
//   toli run CORPUS --out out --format jsonl
//   node docs/check_edtf.mjs out/mentions.jsonl
//
// It prints how many values there are, and every one that is no EDTF date or
// whose first and last day differ from ours; then it fails.
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import edtf from 'edtf'

const day = t => new Date(t).toISOString().slice(0, 10)
let mentions = 0, bad = 0
const seen = new Set()
for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  const m = JSON.parse(line)
  if (m.label !== 'DATE') continue
  mentions++
  if (!m.date_edtf || seen.has(m.date_edtf)) continue
  seen.add(m.date_edtf)
  try {
    const value = edtf(m.date_edtf)
    // the standard gives no days to seasons: edtf takes them for quarters; a day before year 1 is null here
    if (!m.date_start || /-2[1-4]/.test(m.date_edtf)) continue
    const last = value.upper ?? value
    if (day(value.min) !== m.date_start || day(last.max ?? value.max) !== m.date_end) {
      bad++
      console.log(`${m.text}: ${m.date_edtf} is ${day(value.min)} to ${day(value.max)}, not ${m.date_start} to ${m.date_end}`)
    }
  } catch (e) {
    bad++
    console.log(`${m.text}: ${m.date_edtf}: ${e.message.split('\n')[0]}`)
  }
}
console.log(`${mentions} dates, ${seen.size} different values, ${bad} bad`)
process.exit(bad > 0 ? 1 : 0)
