/** Style and script of the provider's pages, served as files of their own. */

export const style = `
:root { --ink: #23262b; --soft: #6b6f76; --line: #dedbd5; --ground: #f6f5f2; --action: #1f4e8c; --wrong: #b3261e; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", system-ui, sans-serif; }
header { display: flex; justify-content: space-between; align-items: center; gap: 1rem; padding: .75rem 1.5rem; background: #fff; border-bottom: 3px solid var(--action); }
.product { margin: 0; font-size: 1.25rem; font-weight: 600; color: var(--action); }
.product span { margin-left: .75rem; font-size: .875rem; font-weight: 400; color: var(--soft); }
main { max-width: 60rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.375rem; margin: 0 0 1rem; }
h2 { font-size: 1.0625rem; margin: 0 0 .25rem; }
h3 { font-size: .9375rem; margin: 1rem 0 .5rem; padding-left: .5rem; border-left: 4px solid var(--action); }
main > section { background: #fff; border: 1px solid var(--line); border-radius: 6px; padding: 1.25rem 1.5rem; margin-bottom: 1.25rem; }
section.only { max-width: 28rem; margin-inline: auto; }
.hint { color: var(--soft); margin: 0 0 .75rem; font-size: .875rem; }
.alert { border-left: 4px solid var(--wrong); background: #fdf1f0; padding: .5rem .75rem; margin: .5rem 0; }
.fields { display: grid; gap: .5rem; max-width: 24rem; }
.fields label { display: grid; gap: .125rem; font-weight: 500; }
.fields .hint { margin: -.25rem 0 .25rem; }
input { font: inherit; color: inherit; padding: .4rem .6rem; min-height: 2.5rem; border: 1px solid #9a9da3; border-radius: 4px; background: #fff; width: 100%; }
input[readonly] { background: var(--ground); }
button { font: inherit; min-height: 2.5rem; padding: .35rem 1.25rem; border: 1px solid var(--action); border-radius: 4px; background: var(--action); color: #fff; cursor: pointer; justify-self: start; }
button:hover { background: #173d70; }
button.quiet { background: #fff; color: var(--action); }
.search { display: flex; gap: .5rem; align-items: center; flex-wrap: wrap; }
.search input[type=search] { flex: 1 1 14rem; max-width: 24rem; }
.people ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .5rem; }
button.person { width: 100%; height: 100%; text-align: left; background: #fff; color: var(--ink); border-color: var(--line); padding: .5rem .75rem; display: grid; }
button.person:hover { border-color: var(--action); background: #f2f6fb; }
button.person span { color: var(--soft); font-size: .875rem; }
a { color: var(--action); }
:focus-visible { outline: 3px solid #e0a100; outline-offset: 1px; }
@media (max-width: 30rem) { .product span { display: block; margin: 0; } main > section { padding: 1rem; } }
`.trimStart();

export const script = `
const button = document.querySelector('[data-submit-at-once]');
if (button) button.click();
`.trimStart();
