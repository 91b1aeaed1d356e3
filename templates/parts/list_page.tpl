{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
The list of a Resource. }}
{{#INTRO}}<p class="lead">{{INTRO_TEXT}}</p>{{/INTRO}}
{{>LIST}}
<div class="buttons">{{#LINK}}<a class="button{{#LINK_DANGEROUS}} danger{{/LINK_DANGEROUS}}" href="{{LINK_HREF}}">{{LINK_LABEL}}</a>{{/LINK}}</div>
