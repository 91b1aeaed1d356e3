{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
Asks before something is done with an object of a Resource. }}
<form method="post" action="{{ACTION}}" class="card" novalidate>
<input type="hidden" name="token" value="{{TOKEN}}">
<p>{{QUESTION}}</p>
{{#FIELDS}}{{>FORM}}{{/FIELDS}}
<div class="buttons">{{#DANGEROUS}}<button class="danger">{{BUTTON_LABEL}}</button>{{/DANGEROUS}}{{#HARMLESS}}<button class="primary">{{BUTTON_LABEL}}</button>{{/HARMLESS}}<a class="button" href="{{BACK_HREF}}">{{_Cancel_}}</a></div>
</form>
