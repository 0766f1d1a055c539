import { Markup } from './markup.ts';

/** The styles of a report: light and dark as the reader has it, one column on a phone, everything open on paper. */
export const STYLES = new Markup(`<style>
:root { color-scheme: light dark; --back: #ffffff; --card: #f6f7f9; --text: #1c2330; --soft: #566072; --line: #d5dae2; --accent: #0b5cad; --accent-soft: #c3dbf3; --warn: #8a4b00; }
@media (prefers-color-scheme: dark) { :root { --back: #14181f; --card: #1c222c; --text: #e6e9ee; --soft: #a3adbd; --line: #38414f; --accent: #78b4f2; --accent-soft: #27476a; --warn: #f0b56a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; margin: 2.75rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.75rem 0 .5rem; overflow-wrap: anywhere; }
p { margin: .25rem 0 .75rem; max-width: 44rem; overflow-wrap: anywhere; }
.soft { color: var(--soft); }
.warn { color: var(--warn); }
.scroll { overflow-x: auto; }
.scroll, main > table { margin: .5rem 0 1rem; }
.body > table { margin-top: .875rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9375rem; }
caption { text-align: left; color: var(--soft); font-size: .875rem; padding-bottom: .375rem; }
th, td { text-align: right; padding: .3125rem .75rem; border-bottom: 1px solid var(--line); font-weight: 400; white-space: nowrap; }
th:first-child { text-align: left; padding-left: 0; }
tbody th { white-space: normal; overflow-wrap: break-word; min-width: 4.5rem; max-width: 24rem; }
thead th { color: var(--soft); font-size: .8125rem; font-weight: 600; }
td.text { text-align: left; white-space: normal; min-width: 12rem; }
td.agree { background: var(--accent-soft); }
.bar { display: block; width: min(22rem, 45vw); height: 1rem; fill: var(--accent); }
figure { margin: 0 0 1.5rem; }
figcaption { font-weight: 600; margin: 1.25rem 0 .5rem; overflow-wrap: anywhere; }
.chart { display: grid; grid-template-columns: 1.25rem 1fr; column-gap: .5rem; font-size: .8125rem; color: var(--soft); }
.chart .scores { display: flex; flex-direction: column; justify-content: space-between; line-height: 1; margin: -.4em 0; height: calc(12rem + .8em); text-align: right; }
.chart svg.plot { display: block; width: 100%; height: 12rem; overflow: visible; }
.chart .times { grid-column: 2; display: flex; justify-content: space-between; gap: 1rem; padding-top: .5rem; }
.grid { stroke: var(--line); stroke-width: 1; }
.change { stroke: var(--warn); stroke-width: 1.5; stroke-dasharray: 2 4; }
.spread { stroke: var(--accent-soft); stroke-width: 5; stroke-linecap: round; }
.join { stroke: var(--accent); stroke-width: 1.5; }
.mark { fill: var(--accent); stroke: var(--back); stroke-width: 1; }
.key { list-style: none; padding: 0; margin: .5rem 0; font-size: .875rem; color: var(--soft); }
.key svg { width: 2rem; height: 1em; vertical-align: -.125em; margin-right: .5rem; overflow: visible; }
details > summary { cursor: pointer; }
details.data { font-size: .875rem; color: var(--soft); }
.grade { border: 1px solid var(--line); border-radius: .5rem; background: var(--card); margin: .5rem 0; }
.grade > summary { display: flex; flex-wrap: wrap; align-items: baseline; gap: .125rem .75rem; padding: .625rem .875rem; list-style: none; }
.grade > summary::-webkit-details-marker { display: none; }
.grade > summary::before { content: "\\25B8"; color: var(--soft); }
.grade[open] > summary::before { content: "\\25BE"; }
.grade .score { font-weight: 700; font-variant-numeric: tabular-nums; }
.grade .name { font-weight: 600; overflow-wrap: anywhere; }
.grade .facts { color: var(--soft); font-size: .875rem; overflow-wrap: anywhere; }
.grade .body { padding: 0 .875rem .875rem; border-top: 1px solid var(--line); }
.grade h3 { font-size: .8125rem; color: var(--soft); margin: .875rem 0 .125rem; }
.prose { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; max-width: none; }
@media (max-width: 30rem) { main { padding: 1.25rem .875rem 3rem; } th, td { padding: .3125rem .5rem; } }
@media print {
  :root { --back: #fff; --card: #fff; --text: #000; --soft: #444; --line: #bbb; --accent: #0b5cad; --accent-soft: #c3dbf3; --warn: #8a4b00; }
  body { font-size: 10.5pt; } main { max-width: none; padding: 0; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .grade > summary::before { content: none; }
  h2, h3, summary { break-after: avoid; } figure, tr { break-inside: avoid; }
}
@media (forced-colors: active) { .bar { fill: CanvasText; } .join, .spread { stroke: CanvasText; } .spread { opacity: .4; } .mark { fill: CanvasText; } }
</style>`);
