/**
 * The page's style sheet: light and dark, phone and print. The colours of series can be distinguished with red-green
 * colour blindness.
 */
export const STYLE = `
:root{color-scheme:light dark;--page:#fff;--soft:#f4f6f9;--ink:#1a2230;--quiet:#566073;--rule:#d5dbe5;--link:#0b57c2;
--good:#17692f;--good-soft:#e2f4e6;--bad:#a8201a;--bad-soft:#fde8e6;--warn:#7a4b00;--warn-soft:#fdf1d8;
--s1:#2f6fde;--s2:#d1560f;--s3:#0f8a7e;--s4:#8a4fd0;--s5:#c2336b;--s6:#7b8798;--s7:#b98a00;--s8:#55606f}
@media (prefers-color-scheme:dark){:root{--page:#12161d;--soft:#1b212b;--ink:#e6eaf1;--quiet:#a3aec0;--rule:#343d4c;--link:#8ab8ff;
--good:#7fd894;--good-soft:#15301d;--bad:#ff9c93;--bad-soft:#3a1a19;--warn:#f0c674;--warn-soft:#34280f;
--s1:#6ea2ff;--s2:#ff9a57;--s3:#45c9bb;--s4:#bd93f9;--s5:#ff7fab;--s6:#8d98a9;--s7:#e5bb45;--s8:#aab4c3}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
main,header,footer{max-width:1180px;margin:0 auto;padding:0 20px}
header{padding-top:28px}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 6px}
h2{font-size:1.25rem;margin:40px 0 12px;padding-bottom:6px;border-bottom:1px solid var(--rule)}
h3{font-size:1.02rem;margin:22px 0 8px}
h4{font-size:.95rem;margin:18px 0 8px}
a{color:var(--link)}
p{margin:8px 0}
.quiet,footer{color:var(--quiet)}
footer{padding-top:32px;padding-bottom:40px;font-size:.88rem}
nav ul,.legend,.gallery,.facts{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:6px 16px}
nav{margin-top:14px;font-size:.92rem}
.badge{display:inline-block;padding:2px 12px;border-radius:99px;font-weight:600;font-size:.92rem;border:1px solid currentColor}
.good{color:var(--good);background:var(--good-soft)}.bad{color:var(--bad);background:var(--bad-soft)}.warn{color:var(--warn);background:var(--warn-soft)}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:12px;margin:14px 0;padding:0;list-style:none}
.cards li{background:var(--soft);border:1px solid var(--rule);border-radius:10px;padding:10px 14px}
.cards b{display:block;font-size:1.45rem;line-height:1.25;font-weight:650;font-variant-numeric:tabular-nums}
.cards span{color:var(--quiet);font-size:.86rem}
.note{border-left:4px solid currentColor;border-radius:4px;padding:10px 14px;margin:12px 0}
pre{white-space:pre-wrap;margin:6px 0;font-size:.85rem;color:var(--ink)}
.note p{color:var(--ink)}
.charts{display:flex;flex-wrap:wrap;gap:18px;align-items:flex-start}
.charts>.scroll{flex:1 1 max-content}
figure{margin:0 0 6px;padding:12px 14px;background:var(--soft);border:1px solid var(--rule);border-radius:10px;max-width:100%;min-width:0}
figure.small{width:368px}figure.wide{width:fit-content}
figcaption{font-weight:600;margin-bottom:4px}
.legend{font-size:.82rem;color:var(--quiet);gap:2px 14px;margin-bottom:6px}
.key{display:inline-block;width:11px;height:11px;border-radius:3px;margin-right:6px;background:currentColor}
.scroll{overflow-x:auto;max-width:100%;border-radius:4px}
.scroll:focus-visible,summary:focus-visible,a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
svg{display:block;font-size:11.5px;font-family:inherit}
.small svg{width:100%;min-width:300px;height:auto}
svg text{fill:var(--ink)}
svg .grid path{stroke:var(--rule);fill:none}
svg .grid text,svg text.quiet{fill:var(--quiet)}
svg text.strong{font-weight:650}
svg .on{fill:var(--page);font-weight:600}
svg .line{fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round}
svg .thin{stroke-width:1.3;stroke-opacity:.5}svg .thick{stroke-width:3.2}svg .dashed{stroke-dasharray:5 4}
svg rect,svg circle{fill:currentColor}
.worse{color:var(--bad-soft)}svg .axis,svg .grid text{paint-order:stroke;stroke:var(--soft);stroke-width:3px;stroke-linejoin:round}
.s1{color:var(--s1)}.s2{color:var(--s2)}.s3{color:var(--s3)}.s4{color:var(--s4)}.s5{color:var(--s5)}.s6{color:var(--s6)}.s7{color:var(--s7)}.s8{color:var(--s8)}
.of-job.s3,.of-job.s6{stroke-dasharray:7 3}.of-job.s4,.of-job.s7{stroke-dasharray:2 3}.of-job.s5,.of-job.s8{stroke-dasharray:9 3 2 3}
details{margin-top:6px;font-size:.88rem}summary{cursor:pointer;color:var(--link)}
details .scroll{max-height:320px;overflow:auto}
table{border-collapse:collapse;font-size:.88rem;width:100%}
th,td{text-align:left;padding:5px 12px 5px 0;border-bottom:1px solid var(--rule);vertical-align:top;overflow-wrap:normal}
td{min-width:4em}
th{color:var(--quiet);font-weight:600;white-space:nowrap}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
code{font-size:.92em}td code{overflow-wrap:anywhere}
.gallery{gap:14px}
.gallery li{width:134px;background:var(--soft);border:1px solid var(--rule);border-radius:10px;padding:10px;font-size:.82rem}
.gallery img,.none{display:grid;place-items:center;width:112px;height:112px;object-fit:contain;background:var(--page);border-radius:6px;color:var(--quiet);image-rendering:auto}
dl{margin:6px 0 2px;line-height:1.3}dt{color:var(--quiet);font-size:.74rem}dd{margin:0 0 3px;display:-webkit-box;-webkit-line-clamp:3;-webkit-box-orient:vertical;overflow:hidden}
.path{color:var(--quiet);font-size:.74rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--page);padding:6px 10px}
@media (max-width:520px){main,header,footer{padding-left:14px;padding-right:14px}h1{font-size:1.4rem}figure{padding:10px}}
@media print{nav,summary,.skip{display:none}figure,.cards li,.gallery li{break-inside:avoid}body{font-size:11pt}.scroll{overflow:visible}}
`;
