{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later }}
<p class="note warn" role="status"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#triangle-alert"></use></svg><span>{{_Print or write these recovery codes down now: they are never shown again. Each opens one login without the phone._}}</span></p>
<div class="card">
<ul class="codes">
{{#CODE}}
<li><code>{{CODE_TEXT}}</code></li>
{{/CODE}}
</ul>
<p class="buttons"><a class="button primary" href="/two-step">{{_I have kept them_}}</a></p>
</div>
