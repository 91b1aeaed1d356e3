{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
The steps of something that takes longer than a page: show_progress() in src/http/parts.cc fills it. While it goes on, script fetches the part anew from
the address of data-live; without script the page loads itself again, unless there is something to type in it. }}
<div id="progress" role="status"{{#LIVE}} data-live="{{LIVE_HREF}}"{{/LIVE}}>
<ol class="progress">
{{#STEP}}
<li class="{{#WAITING}}waiting{{/WAITING}}{{#RUNNING}}running{{/RUNNING}}{{#DONE}}done{{/DONE}}{{#REFUSED}}refused{{/REFUSED}}">
<svg class="icon" aria-hidden="true">{{#WAITING}}<use href="{{ICONS}}#circle-dashed"></use>{{/WAITING}}{{#RUNNING}}<use href="{{ICONS}}#loader-circle"></use>{{/RUNNING}}{{#DONE}}<use href="{{ICONS}}#circle-check"></use>{{/DONE}}{{#REFUSED}}<use href="{{ICONS}}#circle-x"></use>{{/REFUSED}}</svg>
<div><span class="what">{{STEP_LABEL}}</span>{{#REASON}}<p class="reason">{{REASON_TEXT}}</p>{{/REASON}}</div>
<span class="state">{{STEP_STATE}}</span>
</li>
{{/STEP}}
</ol>
</div>
{{#LIVE}}<noscript>{{#TYPED}}<p class="hint">{{_Load the page again to see how far it is._}}</p>{{/TYPED}}{{#RELOADS}}<meta http-equiv="refresh" content="2">{{/RELOADS}}</noscript>{{/LIVE}}
