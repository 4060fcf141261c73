/** The style of a written page, on screen and on paper. */
export const pageStyle = `
:root{color-scheme:light}
body{font:17px/1.55 "Source Serif 4","Iowan Old Style",Charter,Georgia,"DejaVu Serif",serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b2027;background:#fff}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .2rem}
h2{font-size:1.2rem;margin:2rem 0 .5rem;border-top:1px solid #dad6cb;padding-top:.9rem}
h3{font-size:1rem;margin:1.3rem 0 .2rem}
p{margin:.5rem 0}
li{margin:.3rem 0}
a{color:#1f4e8c;text-underline-offset:.15em}
.subtitle{font-size:1.05rem;color:#535b65;margin:0}
.status{color:#535b65;font-style:italic;margin:.2rem 0 1.2rem}
.arrow{display:flex;gap:.7rem;margin:.7rem 0;line-height:1.4}
.arrow .sign{font:700 1.5rem/1.1 "DejaVu Sans",system-ui,sans-serif;min-width:1.4rem;text-align:center}
.cite{font-size:.82em;white-space:nowrap}
.cite a{text-decoration:none}
.edited{border-bottom:1px dotted #5b4b8a}
figure{margin:1.2rem 0;break-inside:avoid}
figcaption{font-weight:600;font-size:.95rem;margin-bottom:.3rem}
figure svg{display:block;width:100%;height:auto}
.note{color:#535b65;font-size:.84rem}
table{border-collapse:collapse;width:100%;font-size:.92rem;margin:.8rem 0;break-inside:avoid}
caption{text-align:left;font-weight:600;padding-bottom:.3rem}
th,td{text-align:left;vertical-align:top;padding:.25rem .7rem .25rem 0;border-bottom:1px solid #dad6cb}
aside{background:#f3f1ea;padding:.3rem 1rem;margin:1.2rem 0}
aside h2{border:0;padding:0;margin:.6rem 0 .2rem;font-size:1rem}
.sources,.bibliography{font-size:.86rem;line-height:1.45;overflow-wrap:anywhere}
.bibliography{list-style:none;padding-left:1.6rem;text-indent:-1.6rem}
@page{size:A4;margin:18mm 18mm 20mm}
@media print{body{font-size:10.5pt;max-width:none;margin:0;padding:0}h2,h3{break-after:avoid}li,.arrow{break-inside:avoid}figure{margin:.6rem 0}figure svg{max-width:125mm}a{color:inherit;text-decoration:none}}
`.replaceAll('\n', '');
