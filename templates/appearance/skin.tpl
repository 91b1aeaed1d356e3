{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
A skin, worn by the page itself: what is hard to read in it, its logo, and examples of everything that has a colour. }}
<div class="bar state">
<a class="button primary" href="/skins/{{ID}}/change"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#pencil"></use></svg>{{_Change colours_}}</a>
<form method="post" action="/skins/{{ID}}/use" class="inline"><input type="hidden" name="token" value="{{TOKEN}}"><button><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#palette"></use></svg>{{_Use it_}}</button></form>
<a class="button" href="/skins/{{ID}}/download"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#download"></use></svg>{{_Download_}}</a>
<span class="grow"></span>
<a class="button danger" href="/skins/{{ID}}/delete"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#trash-2"></use></svg>{{_Delete_}}</a>
</div>
<p class="lead">{{_This page wears the skin. What you see here is what everybody sees for whom it is chosen._}}</p>
{{#WARNING}}
<div class="card flush">
<div class="bar"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#triangle-alert"></use></svg><h2>{{_Hard to read_}}</h2></div>
<div class="scroll list" tabindex="0" role="region" aria-label="{{_Hard to read_}}">
<table>
<thead><tr><th scope="col">{{_Colour_}}</th><th scope="col">{{_On ground_}}</th><th scope="col">{{_Shade_}}</th><th scope="col" class="num">{{_Contrast_}}</th><th scope="col" class="num">{{_Needed_}}</th></tr></thead>
<tbody>
{{#PAIR}}<tr><td>{{FRONT}}</td><td data-th="{{_On ground_}}">{{GROUND}}</td><td data-th="{{_Shade_}}">{{SHADE}}</td><td class="num" data-th="{{_Contrast_}}">{{REACHED}}</td><td class="num" data-th="{{_Needed_}}">{{LEAST}}</td></tr>
{{/PAIR}}
</tbody>
</table>
</div>
</div>
{{/WARNING}}
<div class="card">
<h2>{{_Logo_}}</h2>
{{#LOGO}}<p class="logo-shown"><img src="{{LOGO_HREF}}" alt="{{_Logo_}}"></p>{{/LOGO}}
{{#NO_LOGO}}<p class="quiet">{{_No logo: the panel's own mark is shown._}}</p>{{/NO_LOGO}}
<form method="post" action="/skins/{{ID}}/logo" enctype="multipart/form-data" novalidate>
<input type="hidden" name="token" value="{{TOKEN}}">
<div class="fields">
<div class="field">
<div class="label"><label for="f-logo">{{_Picture_}}</label>
<details class="help"><summary aria-label="{{_Help_}}: {{_Picture_}}"><span aria-hidden="true">?</span></summary><p id="f-logo-help">{{_PNG or SVG up to 100 KB, or GIF up to 158 × 67 points. It stands at the left of the top bar, 36 points high._}}</p></details></div>
<div class="control"><input type="file" id="f-logo" name="logo" accept=".png,.svg,.gif,image/png,image/svg+xml,image/gif" aria-describedby="f-logo-help"></div>
</div>
</div>
<div class="buttons"><button>{{_Upload_}}</button></div>
</form>
{{#LOGO}}<form method="post" action="/skins/{{ID}}/remove-logo" class="after"><input type="hidden" name="token" value="{{TOKEN}}"><button class="plain">{{_Remove logo_}}</button></form>{{/LOGO}}
</div>
<div class="card">
<h2>{{_Examples_}}</h2>
<p>{{_Text as it is read most._}} <a href="/skins">{{_A link._}}</a></p>
<p class="hint">{{_A quiet hint._}}</p>
<p class="note good"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#circle-check"></use></svg><span>{{_This went well._}}</span></p>
<p class="note warn"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#triangle-alert"></use></svg><span>{{_This wants attention._}}</span></p>
<p class="note bad"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#circle-alert"></use></svg><span>{{_This was refused._}}</span></p>
<p><span class="badge good">{{_Live_}}</span> <span class="badge warn">{{_Locked_}}</span> <span class="badge bad">{{_Refused_}}</span> <span class="badge">{{_Waiting_}}</span></p>
</div>
