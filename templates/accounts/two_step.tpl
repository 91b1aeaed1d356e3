{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later }}
<div class="card">
<dl class="facts">
<dt>{{_State_}}</dt><dd><span class="badge good">{{_On_}}</span></dd>
<dt>{{_Since_}}</dt><dd>{{SINCE}}</dd>
<dt>{{_Recovery codes left_}}</dt><dd>{{CODES}}{{#FEW}} <span class="badge warn">{{_Make new ones soon_}}</span>{{/FEW}}</dd>
</dl>
<p class="buttons"><a class="button" href="/two-step/codes">{{_New recovery codes_}}</a> <a class="button danger" href="/two-step/off">{{_Switch off_}}</a></p>
</div>
