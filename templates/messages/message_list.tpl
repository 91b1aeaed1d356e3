{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later }}
<nav class="tabs" aria-label="{{_Which messages_}}">
{{#SHOWS_ALL}}<a href="/messages" aria-current="page">{{_All_}}</a><a href="/messages/errors">{{_Errors_}}</a><a href="/messages/notices">{{_Notices_}}</a>{{/SHOWS_ALL}}
{{#SHOWS_ERRORS}}<a href="/messages">{{_All_}}</a><a href="/messages/errors" aria-current="page">{{_Errors_}}</a><a href="/messages/notices">{{_Notices_}}</a>{{/SHOWS_ERRORS}}
{{#SHOWS_NOTICES}}<a href="/messages">{{_All_}}</a><a href="/messages/errors">{{_Errors_}}</a><a href="/messages/notices" aria-current="page">{{_Notices_}}</a>{{/SHOWS_NOTICES}}
</nav>
<div class="log">{{>LIST}}</div>
