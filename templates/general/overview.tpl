{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later }}
{{>TOOLS}}
{{#OWN_DATA}}
<div class="card">
<h2>{{_Your data_}}</h2>
<dl class="facts">
{{#DATUM}}<dt>{{DATUM_LABEL}}</dt><dd>{{DATUM_VALUE}}</dd>{{/DATUM}}
</dl>
</div>
{{/OWN_DATA}}
{{#USAGE}}
<div class="card flush">
<div class="bar"><h2>{{_What you use_}}</h2></div>
{{>TABLE}}
</div>
{{/USAGE}}
{{>NEWEST}}
